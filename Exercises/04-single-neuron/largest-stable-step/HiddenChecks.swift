import Checking

let hiddenChecks = [
  Check("bowls that lie askew", after: "a bowl along the axes") { student in
    for size in [2, 3, 5] {
      let hessian = turned((0..<size).map { _ in 0.5 + 9 * student.generator.uniform() }, student)
      try student.expect(
        student.largestStableStep(hessian: hessian),
        equals: largestStableStep(hessian: hessian)!, within: 1e-8,
        remark: "For a bowl whose axes are not those of the coordinates the limit is another. Its "
          + "curvatures are the eigenvalues of the Hessian, not the entries on the diagonal.")
    }
  },

  Check("saddles and summits", after: "a bowl along the axes") { student in
    for curvatures in [[-7.0, 0.5, 2], [-4, -3, 0.25], [-20, 1, 8]] {
      let hessian = turned(curvatures, student)
      try student.expect(
        student.largestStableStep(hessian: hessian),
        equals: largestStableStep(hessian: hessian)!, within: 1e-8,
        remark: "Where some curvatures are negative, only the positive ones give a limit: take the "
          + "largest eigenvalue, not the one of largest size.")
    }
    for hessian in [turned([-1, -2, -6], student), [[0, 0], [0, 0]], [[-3]]] {
      try student.expect(
        student.largestStableStep(hessian: hessian), equals: Double?.none,
        remark: "Where no curvature is positive, there is no limit to name: the answer is nil.")
    }
  },
]

/// A symmetric matrix with these eigenvalues, V diag(λ) Vᵀ with random directions V.
private func turned(_ curvatures: [Double], _ student: Student) -> [[Double]] {
  let size = curvatures.count
  let random = Tensor.normal([size, size], precision: .float64, using: &student.generator)
  let v = qrDecomposition(random).q
  let product = matmul(v * Tensor(curvatures, precision: .float64), v.transposed())
  let values = product.values
  return (0..<size).map { i in
    (0..<size).map { j in (values[i * size + j] + values[j * size + i]) / 2 }
  }
}
