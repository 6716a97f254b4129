import Checking

let hiddenChecks = [
  Check("any posterior", after: "two inputs") { student in
    for (count, inputs) in [(1, 3), (4, 5), (6, 0)] {
      let h = hessian(count, student)
      let rows = (0..<inputs).map { _ in (0..<count).map { _ in student.generator.normal() } }
      let beta = 0.5 + 5 * student.generator.uniform()
      try student.expect(
        student.predictiveVariance(jacobian: rows, hessian: h, beta: beta),
        equals: predictiveVariance(jacobian: rows, hessian: h, beta: beta), within: 1e-8,
        remark: "For other numbers of weights or inputs the variances differ.")
    }
  },

  Check("as much as draws of the weights scatter", after: "two inputs") { student in
    let h = hessian(3, student)
    let rows = (0..<2).map { _ in (0..<3).map { _ in student.generator.normal() } }
    let posterior = try LaplacePosterior(
      mean: .zeros([3], precision: .float64), hessian: Tensor(h, precision: .float64))
    let draws = posterior.samples(20_000, using: &student.generator)
    let answer = try student.predictiveVariance(jacobian: rows, hessian: h, beta: 10)
    let said = try answer.as([Double].self)
    for (row, variance) in zip(rows, said) {
      let outputs = matmul(draws, Tensor(row, precision: .float64))
      let scatter = 0.1 + square(outputs).mean().item
      try student.expect(
        abs(variance / scatter - 1) < 0.1, of: answer, "the variance of 20 000 draws",
        remark: "A network whose weights are drawn from the posterior scatters by another amount.")
    }
    try student.expect(
      said.count == 2, of: answer, "a variance for each row",
      remark: "There must be a variance for each row.")
  },
]

private func hessian(_ count: Int, _ student: Student) -> [[Double]] {
  var q = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
  for i in 0..<count { q[i][i] = 0.5 }
  for _ in 0..<count {
    let v = (0..<count).map { _ in student.generator.normal() }
    for i in 0..<count {
      for j in 0..<count { q[i][j] += v[i] * v[j] }
    }
  }
  return q
}
