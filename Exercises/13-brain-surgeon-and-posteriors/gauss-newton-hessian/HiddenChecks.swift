import Checking

let hiddenChecks = [
  Check("the Hessian of a linear model", after: "three rows, two weights") { student in
    for (rows, weights) in [(7, 3), (2, 4), (1, 1)] {
      let g = matrix(rows, weights, student)
      let beta = (0..<rows).map { _ in 0.5 + student.generator.uniform() }
      let alpha = (0..<weights).map { _ in 0.1 + student.generator.uniform() }
      let z = (0..<rows).map { _ in student.generator.normal() }
      let w = (0..<weights).map { _ in student.generator.normal() }
      func J(_ w: [Double]) -> Double {
        var total = 0.0
        for r in g.indices {
          var miss = z[r]
          for i in w.indices { miss -= g[r][i] * w[i] }
          total += beta[r] * miss * miss / 2
        }
        for i in w.indices { total += alpha[i] * w[i] * w[i] / 2 }
        return total
      }
      // J is a parabola, so differences over a whole unit are exact.
      func moved(_ i: Int, _ a: Double, _ j: Int, _ b: Double) -> Double {
        var v = w
        v[i] += a
        v[j] += b
        return J(v)
      }
      let exact = w.indices.map { i in
        w.indices.map { j -> Double in
          let alike = moved(i, 1, j, 1) + moved(i, -1, j, -1)
          return (alike - moved(i, 1, j, -1) - moved(i, -1, j, 1)) / 4
        }
      }
      try student.expect(
        student.gaussNewtonHessian(jacobian: g, beta: beta, alpha: alpha), equals: exact,
        within: 1e-8,
        remark: "For other shapes or precisions the matrix differs from finite differences of J.")
    }
  },

  Check("without any example, the prior", after: "three rows, two weights") { student in
    let alpha = (0..<3).map { _ in 0.1 + student.generator.uniform() }
    try student.expect(
      student.gaussNewtonHessian(
        jacobian: [[Double]](), beta: [Double](), alpha: alpha),
      equals: (0..<3).map { i in (0..<3).map { j in i == j ? alpha[i] : 0 } },
      remark: "Where there are no rows, what is left is Diag(α). Take the number of weights from "
        + "α, since there may be no row to count in.")
  },
]

private func matrix(_ rows: Int, _ columns: Int, _ student: Student) -> [[Double]] {
  (0..<rows).map { _ in (0..<columns).map { _ in student.generator.normal() } }
}
