import Checking

let hiddenChecks = [
  Check("one step on any network", part: "one step", reread: "Any depth, in plain arrays") {
    student in
    for hidden in [1, 2, 5] {
      let network =
        (0..<hidden).map { _ in row(3, &student.generator) }
        + [row(hidden + 1, &student.generator)]
      let x = row(2, &student.generator)
      let (t, rate) = (student.generator.uniform(), 0.1 + student.generator.uniform())
      try student.expect(
        student.trainingStep(network: network, x: x, target: t, rate: rate),
        equals: afterStep(network, x, t, rate),
        remark:
          "With other networks, inputs, targets or rates a step differs. Does it use x, t, the "
          + "rate and every hidden unit, and take all deltas from the weights before the step?")
    }
  },

  Check(
    "nine of ten starts succeed", part: "training", points: 2, after: "a 2-4-1 network learns XOR"
  ) { student in
    try expectSuccess(
      student, hidden: 4, starts: 10, needed: 9,
      remark: "With 4 hidden units, fewer than 9 of 10 seeds learned XOR. Are the starting weights "
        + "random, neither tiny nor huge, and do you pass over the rows a few thousand times?")
  },

  Check("other widths learn too", part: "training", after: "a 2-4-1 network learns XOR") {
    student in
    try expectSuccess(
      student, hidden: 7, starts: 3, needed: 2,
      remark: "With another number of hidden units than 4, XOR is not learned. Do your loops run "
        + "over all hidden units, however many there are?")
  },

  Check(
    "the seed decides the start", part: "training", points: 2, after: "a 2-4-1 network learns XOR"
  ) { student in
    let seed = student.generator.integer(below: 1_000_000)
    let answer = try student.trainXOR(hidden: 3, seed: seed)
    try student.restart()
    let again = try student.trainXOR(hidden: 3, seed: seed).as([[Double]].self)
    try student.expect(
      answer, equals: again, within: .exact,
      remark: "The same seed gave two different networks. Draw all random numbers from one "
        + "SeededGenerator that is made from the seed at the start of each call.")
    let other = try student.trainXOR(hidden: 3, seed: seed + 1).as([[Double]].self)
    try student.expect(
      other != again, of: answer, "another network from another seed",
      remark: "Two seeds gave the same network: make the generator from the seed.")
  },
]

private func expectSuccess(
  _ student: Student, hidden: Int, starts: Int, needed: Int, remark: String
) throws {
  var failed = 0
  for _ in 0..<starts {
    let seed = student.generator.integer(below: 1_000_000)
    let answer = try student.trainXOR(hidden: hidden, seed: seed)
    let rows = try answer.as([[Double]].self)
    let lengths = [Int](repeating: 3, count: hidden) + [hidden + 1]
    let isRight = rows.map(\.count) == lengths && Network(rows).isTrained
    failed += isRight ? 0 : 1
    try student.expect(
      failed <= starts - needed, of: answer,
      "at least \(needed) of \(starts) networks that learned XOR",
      remark: remark)
  }
}

private func row(_ count: Int, _ generator: inout SeededGenerator) -> [Double] {
  (0..<count).map { _ in generator.normal() }
}
