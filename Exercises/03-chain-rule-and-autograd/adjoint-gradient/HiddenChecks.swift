import Checking
import Glibc

let hiddenChecks = [
  Check(
    "finds the gradient by many parameters", points: 2, after: "finds the gradient of the lesson"
  ) { student in
    for count in 1...6 {
      let problem = Problem(parameters: count, &student.generator)
      let t = student.generator.uniform() * problem.finalTime
      let answer = try problem.gradient(of: student, at: t)
      try student.expect(
        answer.as([Double].self).count == count, of: answer, "one number for every parameter",
        remark: "The gradient has one entry for every parameter, however many there are.")
      // Differences of J know nothing of co-states.
      let measured = numericGradient(at: problem.theta) { theta in
        var moved = problem
        moved.theta = theta
        return moved.product
      }
      try student.expect(
        answer, equals: measured, within: 1e-6,
        remark: "With other parameters than the lesson's the gradient is not that of J, measured "
          + "by differences. Rates may be negative, and pᵢ and qᵢ both different from zero.")
      try student.expect(
        answer, equals: problem.gradient(at: t), within: exactly, remark: imprecise)
    }
  },

  Check("gives one gradient at every moment", after: "finds the gradient of the lesson") {
    student in
    let problem = Problem(parameters: 2, &student.generator)
    for share in [0, student.generator.uniform(), 1] {
      try student.expect(
        problem.gradient(of: student, at: share * problem.finalTime),
        equals: problem.gradient(at: 0),
        remark: "Read at one moment the gradient is right, and at another it is not. λ(t)x(t) is "
          + "the same at every moment, also at the ends 0 and t_f.")
    }
  },
]

extension Problem {
  fileprivate init(parameters count: Int, _ generator: inout SeededGenerator) {
    func draw(_ low: Double, _ high: Double) -> Double {
      low + (high - low) * generator.uniform()
    }
    theta = (0..<count).map { _ in draw(-1, 1) }
    p = theta.map { _ in draw(-0.5, 0.5) }
    q = theta.map { _ in draw(-0.5, 0.5) }
    c = draw(0.5, 2)
    x0 = draw(0.5, 2)
    finalTime = draw(0.5, 2)
  }
}
