import Checking

let visibleChecks = [
  Check("corrects one value after a move") { student in
    let q = [[-2.0, -7.0], [-5.0, -4.0], [-3.0, -1.0]]
    let answer = try student.qUpdate(
      q, state: 0, action: 0, reward: -1.0, next: Int?(1), alpha: 0.5, gamma: 1.0)
    func table(with value: Double) -> [[Double]] { [[value, -7], [-5, -4], [-3, -1]] }
    try student.expect(
      answer, equals: table(with: -3.5),
      remarks: [
        Remark("Only α times the surprise is added, not all of it.", ifEquals: table(with: -5)),
        Remark("This is what comes out without the reward.", ifEquals: table(with: -3)),
        Remark(
          "This is what comes out without the value of the next state.", ifEquals: table(with: -1.5)
        ),
        Remark(
          "This follows the worst action of the next state, or the same action again: take the best.",
          ifEquals: table(with: -4)),
        Remark(
          "The surprise compares with what the table said before: subtract Q(s, a) within it.",
          ifEquals: table(with: -4.5)),
      ])
  }
]
