import Checking

let hiddenChecks = [
  Check("parity of up to ten bits", after: "answers all eight rows of three bits") { student in
    for n in [1, 2, 4, 5, 6, 7, 8, 9, 10] {
      let answer = try student.parityNetwork(n: n)
      let network = try ParityNetwork(of: answer, bits: n, student)
      // Of large tables, some rows.
      let rows = n < 8 ? table(n) : (0..<100).map { _ in bits(n, &student.generator) }
      try student.expect(
        rows.allSatisfy { network.answer($0) == Double($0.reduce(0, +) % 2) }, of: answer,
        "the parity of \(n) bits",
        remark:
          "Three bits work, and another number of them does not: every size from 1 to 10 counts.")
    }
  },

  Check("n hidden units suffice", after: "parity of up to ten bits") { student in
    for n in 2...10 {
      let answer = try student.parityNetwork(n: n)
      let hidden = try answer.as([[Double]].self).count - 1
      try student.expect(
        hidden <= n, of: answer, "at most \(n) hidden units", found: hidden,
        remark:
          "Your network is right, and larger than it need be: a hidden unit may see *how many* "
          + "bits are 1 and need not see which. Then n of them suffice.")
    }
  },
]

private func bits(_ n: Int, _ generator: inout SeededGenerator) -> [Int] {
  (0..<n).map { _ in generator.integer(below: 2) }
}
