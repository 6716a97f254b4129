import Checking

let hiddenChecks = [
  Check(
    "rounds on any data", after: "softens numbers of both signs", "makes one round"
  ) { student in
    for (examples, inputs) in [(1, 1), (6, 4), (10, 3)] {
      let task = SparseTask(examples, inputs, using: &student.generator)
      let rounds = student.generator.integer(below: 8)
      try student.expect(
        student.lassoISTA(
          task.x, task.y, penalty: task.penalty, step: task.step, rounds: rounds),
        equals: lassoISTA(task.x, task.y, penalty: task.penalty, step: task.step, rounds: rounds),
        remark:
          "With other numbers of examples, inputs or rounds the weights differ. Without a round "
          + "they are zero.")
    }
  },

  Check(
    "ends where no small change helps", points: 2, after: "softens numbers of both signs",
    "makes one round"
  ) { student in
    for inputs in [3, 6] {
      let task = SparseTask(20, inputs, using: &student.generator)
      let answer = try student.lassoISTA(
        task.x, task.y, penalty: task.penalty, step: task.step, rounds: 2000)
      let w = try answer.as([Double].self)
      try student.expect(
        w.count == inputs && task.violation(w) < 1e-6, of: answer,
        "slopes of −λ and λ at weights that are not 0, and between them at those that are",
        remark: "After 2000 rounds the weights are not at the minimum: somewhere the slope of the "
          + "squares and the pull of λ do not balance.")
      try student.expect(
        w.last == 0, of: answer, "an exact 0 where an input says nothing",
        remark: "The last input has no influence, and its weight is not exactly 0.")
    }
  },
]

/// A linear task in which only the first input matters, and the last is almost always 0.
private struct SparseTask {
  let x: [[Double]]
  let y: [Double]
  let penalty: Double
  /// 1 / Σ x², which is at most 1 / the largest curvature.
  let step: Double

  init(_ examples: Int, _ inputs: Int, using generator: inout SeededGenerator) {
    let x = (0..<examples).map { _ in
      (0..<inputs).map { i in generator.normal() * (i > 0 && i == inputs - 1 ? 0.01 : 1) }
    }
    self.x = x
    y = x.map { 2 * $0[0] + generator.normal(standardDeviation: 0.3) }
    penalty = generator.uniform(from: 0.5, to: 2)
    step = 1 / x.joined().reduce(0) { $0 + $1 * $1 }
  }

  /// By how much the conditions of a minimum are missed.
  func violation(_ w: [Double]) -> Double {
    let errors = zip(x, y).map { row, target in
      zip(row, w).reduce(-target) { $0 + $1.0 * $1.1 }
    }
    return w.indices.map { i in
      let slope = zip(x, errors).reduce(0) { $0 + $1.0[i] * $1.1 }
      if w[i] == 0 { return max(0, slope.magnitude - penalty) }
      return (slope + (w[i] > 0 ? penalty : -penalty)).magnitude
    }.max()!
  }
}
