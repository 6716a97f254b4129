/// Eigenvalues and eigenvectors of a small symmetric matrix by C. G. J. Jacobi's rotations: each
/// makes the elements at (p, q) and (q, p) zero, and the sum of the squares beside the diagonal falls.
struct JacobiRotations {
  /// The eigenvalues, the largest first.
  let values: [Double]
  /// An eigenvector of length 1 for each.
  let vectors: [[Double]]

  init(_ matrix: [[Double]]) {
    let n = matrix.count
    var a = matrix
    var v = (0..<n).map { i in (0..<n).map { $0 == i ? 1.0 : 0 } }  // a row is a vector
    // Sweeps converge quadratically: ten are plenty, and what is zero already is passed over.
    for _ in 0..<30 {
      for p in 0..<n {
        for q in 0..<p where a[p][q] != 0 {
          let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
          let size = theta.magnitude + (theta * theta + 1).squareRoot()
          let tangent = (theta < 0 ? -1 : 1) / size
          let cosine = 1 / (tangent * tangent + 1).squareRoot()
          let sine = tangent * cosine
          for k in 0..<n {
            let (x, y) = (a[k][p], a[k][q])
            (a[k][p], a[k][q]) = (cosine * x - sine * y, sine * x + cosine * y)
          }
          for k in 0..<n {
            let (x, y) = (a[p][k], a[q][k])
            (a[p][k], a[q][k]) = (cosine * x - sine * y, sine * x + cosine * y)
            let (u, w) = (v[p][k], v[q][k])
            (v[p][k], v[q][k]) = (cosine * u - sine * w, sine * u + cosine * w)
          }
        }
      }
    }
    let order = (0..<n).sorted { a[$0][$0] > a[$1][$1] }
    values = order.map { a[$0][$0] }
    vectors = order.map { v[$0] }
  }
}
