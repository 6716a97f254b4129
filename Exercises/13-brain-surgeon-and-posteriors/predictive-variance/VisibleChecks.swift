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
          ifEquals: rows.map { g in
            1 / beta + h[0][0] * g[0] * g[0] + 2 * h[0][1] * g[0] * g[1] + h[1][1] * g[1] * g[1]
          }),
        Remark(
          "You use the inverse's diagonal only. Weights depend on one another: take the whole "
            + "matrix.",
          ifEquals: rows.map { g in
            1 / beta + (h[1][1] * g[0] * g[0] + h[0][0] * g[1] * g[1])
              / (h[0][0] * h[1][1] - h[0][1] * h[1][0])
          }),
        Remark(
          "This is the standard deviation; the variance was asked for.",
          ifEquals: right.map { $0.squareRoot() }),
      ])
  }
]
