import Checking

let hiddenChecks = [
  Check(
    "a walk in any direction is the gradient times the direction",
    after: "every operation moves at the right speed"
  ) { student in
    for count in 2...6 {
      let (x, c) = (normals(count, student), normals(count - 1, student))
      let v = normals(count, student)
      let backwards = backwardGradient(at: x, coefficients: c)
      try student.expect(
        student.jvp(at: x, along: v, coefficients: c),
        equals: zip(backwards, v).reduce(0) { $0 + $1.0 * $1.1 },
        remark: "jvp differs from the gradient, found by a backward pass, times v. Do the inputs "
          + "move at the velocities of v, each at its own?")
    }
  },

  Check("a gradient by forward runs", after: "every operation moves at the right speed") {
    student in
    for count in 2...6 {
      let (x, c) = (normals(count, student), normals(count - 1, student))
      try student.expect(
        student.forwardGradient(at: x, coefficients: c),
        equals: backwardGradient(at: x, coefficients: c),
        remark: "forwardGradient differs from what a backward pass finds. One run of f gives one "
          + "number: each entry needs a run in which its input alone moves.")
    }
  },
]

private func normals(_ count: Int, _ student: Student) -> [Double] {
  (0..<count).map { _ in student.generator.normal() }
}

/// The gradient of Σₖ cₖ tanh(xₖxₖ₊₁) − exp(x₀)xₙ, by reverse mode.
private func backwardGradient(at x: [Double], coefficients c: [Double]) -> [Double] {
  gradient(
    of: { x in
      var sum = -exp(x[0]) * x[c.count]
      for k in c.indices { sum = sum + c[k] * tanh(x[k] * x[k + 1]) }
      return sum
    }, at: Tensor(x, precision: .float64)
  ).values
}
