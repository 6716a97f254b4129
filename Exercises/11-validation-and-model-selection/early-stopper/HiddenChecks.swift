import Checking

let hiddenChecks = [
  Check(
    "any curve and any patience", points: 2, after: "a scripted training with patience 2"
  ) { student in
    for patience in [1, 3, 6] {
      for _ in 0..<3 {
        let losses = (0..<25).map { _ in student.generator.uniform() }
        let right = scripted(losses, patience)
        let answer = try student.train(losses: losses, patience: patience)
        try student.expect(
          answer.answers, equals: right.answers,
          remark: "On another curve the training stops at another check. Is the count of checks "
            + "without improvement set to 0 by each new best, and by nothing else?")
        try student.expect(
          answer.bestWeights, equals: right.weights,
          remark: "On another curve other weights are kept than those of the smallest loss.")
      }
    }
  },

  Check("losses that are not numbers", after: "any curve and any patience") { student in
    let losses = [-1, -1, 0.5, -1, 0.4, -1, -1, -1, 0.1]
    let right = scripted(losses.map { $0 < 0 ? .nan : $0 }, 3)
    let answer = try student.trainWithGaps(losses: losses, patience: 3)
    try student.expect(
      answer.answers, equals: right.answers,
      remark: "A loss that is not a number is no improvement: it is a check like any other that "
        + "brought nothing better.")
    try student.expect(
      answer.bestWeights, equals: right.weights,
      remark: "A loss that is not a number must not become the best.")
  },
]

private func scripted(
  _ losses: [Double], _ patience: Int
) -> (answers: [Bool], weights: [Double]) {
  var stopper = EarlyStopper(patience: patience)
  var answers: [Bool] = []
  for (check, loss) in losses.enumerated() {
    let weights = [Double(check), 10 * Double(check)]
    answers.append(stopper.shouldStop(after: loss, weights: weights))
    if answers.last! { break }
  }
  return (answers, stopper.bestWeights)
}
