import Checking

let visibleChecks = [
  Check("three rows, two weights") { student in
    let (rows, beta, alpha) = ([[1.0, 2], [0.5, -1], [3, 0]], [4.0, 1, 2], [0.1, 0.3])
    func variant(_ beta: [Double], _ alpha: [Double]) -> [[Double]] {
      gaussNewtonHessian(jacobian: rows, beta: beta, alpha: alpha)
    }
    let right = variant(beta, alpha)
    var everywhere = right
    everywhere[0][1] += alpha[0]
    everywhere[1][0] += alpha[1]
    try student.expect(
      student.gaussNewtonHessian(jacobian: rows, beta: beta, alpha: alpha), equals: right,
      remarks: [
        Remark(
          "The prior is missing: add α to the diagonal.", ifEquals: variant(beta, [0, 0])),
        Remark(
          "Each outer product counts β times, by the precision of its row.",
          ifEquals: variant([1, 1, 1], alpha)),
        Remark(
          "β is a precision, 1/σ². You divide by it, as if it were the variance.",
          ifEquals: variant(beta.map { 1 / $0 }, alpha)),
        Remark(
          "The root of β belongs into each of the two factors; you have β in both.",
          ifEquals: variant(beta.map { $0 * $0 }, alpha)),
        Remark("α belongs on the diagonal only.", ifEquals: everywhere),
      ])
  }
]
