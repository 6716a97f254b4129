import Checking

let hiddenChecks = [
  Check("discounts what comes later", after: "corrects one value after a move") { student in
    for _ in 0..<10 {
      let move = Move(using: &student.generator)
      try student.expect(
        move.answer(student, next: move.next), equals: move.expected(next: move.next),
        remark: "With other numbers of states and actions, or γ below 1, the table differs. γ "
          + "multiplies the best value of the next state, and nothing else.")
    }
  },

  Check("expects nothing after the end", after: "corrects one value after a move") { student in
    for _ in 0..<5 {
      let move = Move(using: &student.generator)
      try student.expect(
        move.answer(student, next: nil), equals: move.expected(next: nil),
        remark:
          "Where a walk has ended, the surprise is r − Q(s, a): the value is still corrected, "
          + "and nothing is expected afterwards.")
    }
  },
]

/// A move in a table of random size and values.
private struct Move {
  let q: [[Double]]
  let state: Int
  let action: Int
  let next: Int
  let reward: Double
  let alpha: Double
  let gamma: Double

  init(using generator: inout SeededGenerator) {
    let (states, actions) = (2 + generator.integer(below: 5), 2 + generator.integer(below: 4))
    q = (0..<states).map { _ in (0..<actions).map { _ in generator.normal() } }
    state = generator.integer(below: states)
    action = generator.integer(below: actions)
    next = generator.integer(below: states)
    reward = generator.normal()
    alpha = generator.uniform(from: 0.1, to: 0.9)
    gamma = generator.uniform(from: 0.1, to: 0.9)
  }

  func answer(_ student: Student, next: Int?) throws -> Answer {
    try student.qUpdate(
      q, state: state, action: action, reward: reward, next: next, alpha: alpha, gamma: gamma)
  }

  func expected(next: Int?) -> [[Double]] {
    qUpdate(
      q, state: state, action: action, reward: reward, next: next, alpha: alpha, gamma: gamma)
  }
}
