import Checking

let visibleChecks = [
  Check("two inputs") { student in
    let (rows, h, beta) = ([[1.0, 2], [3, -1]], [[2.0, 0.5], [0.5, 1]], 4.0)
    let right = predictiveVariance(jacobian: rows, hessian: h, beta: beta)
    let uncertain = right.map { $0 - 1 / beta }
    try student.expect(
      student.predictiveVariance(jacobian: rows, hessian: h, beta: beta), equals: right,
      remarks: [
        Remark(
          "The noise is missing: a new target scatters even about an exactly known curve.",
          ifEquals: uncertain),
        Remark(
          "β is a precision: the variance of the noise is 1/β.",
          ifEquals: uncertain.map { $0 + beta }),
        Remark(
          "You multiply by H. It is the precision of the weights; their covariance is its inverse.",
          ifEquals: form(h, rows, beta)),
        Remark(
          "You use the inverse's diagonal only. Weights depend on one another: take the whole "
            + "matrix.",
          ifEquals: form([[h[1][1] / 1.75, 0], [0, h[0][0] / 1.75]], rows, beta)),
        Remark(
          "This is the standard deviation; the variance was asked for.",
          ifEquals: right.map { $0.squareRoot() }),
      ])
  }
]

/// 1/β + gᵀ a g for each row g of two numbers.
private func form(_ a: [[Double]], _ rows: [[Double]], _ beta: Double) -> [Double] {
  rows.map { g in
    let first = a[0][0] * g[0] * g[0] + a[0][1] * g[0] * g[1]
    return 1 / beta + first + a[1][0] * g[1] * g[0] + a[1][1] * g[1] * g[1]
  }
}
