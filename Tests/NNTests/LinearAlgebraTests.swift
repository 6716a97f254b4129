import Fixtures
import NN
import Testing

@Suite struct LinearAlgebraTests {
  let a = Tensor([[4, 1, 0.5], [-2, 3, 1], [0.25, -1, 2]], precision: .float64)
  let spd = Tensor([[4, 2, 1], [2, 5, 3], [1, 3, 6]], precision: .float64)

  @Test func `equations are solved, by rows exchanged where needed`() throws {
    let swapped = Tensor([[0, 2], [3, 1]])
    let x = try solve(swapped, Tensor([4, 5]))
    #expect(x.values == [1, 2] && x.precision == .float32)
    let many = try solve(a, a.matmul(spd))
    #expect(isClose(many, spd, 1e-12))
    #expect(isClose(try inverse(a).matmul(a), .identity(3, precision: .float64), 1e-12))
  }

  @Test func `solutions have gradients by matrix and right side`() {
    let b = Tensor([[1, -2], [0.5, 3], [2, 1]], precision: .float64)
    let check = checkGradient(of: { try! solve($0["a"], $0["b"]) }, at: ["a": a, "b": b])
    #expect(check.passed, "\(check)")
    let column = Tensor([1, 0.5, 2], precision: .float64)
    let vector = checkGradient(of: { try! solve($0["a"], $0["b"]) }, at: ["a": a, "b": column])
    #expect(vector.passed, "\(vector)")
    let inverted = checkGradient(of: { try! inverse($0["a"]) }, at: ["a": a])
    #expect(inverted.passed, "\(inverted)")
  }

  @Test func `trace, determinant and its logarithm are right and have gradients`() throws {
    #expect(trace(a).item == 9)
    // 4 (6 + 1) − 1 (−4 − 0.25) + 0.5 (2 − 0.75)
    #expect((determinant(a).item - 32.875).magnitude < 1e-12)
    #expect((determinant(Tensor([[0, 1], [1, 0]])).item + 1).magnitude < 1e-12)
    #expect(determinant(Tensor([[1, 2], [2, 4]])).item == 0)
    #expect((exp(try logDeterminant(spd)).item - determinant(spd).item).magnitude < 1e-10)
    let check = checkGradient(of: { trace($0["a"]) * determinant($0["a"]) }, at: ["a": a])
    #expect(check.passed, "\(check)")
    // Only one triangle is read: the gradient is checked along symmetric changes.
    let logarithm = checkGradient(
      of: { try! logDeterminant($0["a"].matmul($0["a"].transposed())) }, at: ["a": a])
    #expect(logarithm.passed, "\(logarithm)")
  }

  @Test func `what has gradients has second derivatives, too`() {
    let spread = a.matmul(a.transposed())
    func curved(_ a: Tensor) -> Tensor {
      let symmetric = a.matmul(a.transposed())
      return square(try! solve(a, a.transposed())).sum() + square(determinant(a))
        + square(try! logDeterminant(symmetric))
    }
    let check = checkGradient(
      of: { gradient(of: curved, at: $0["a"], createGraph: true) }, at: ["a": 0.5 * a],
      tolerance: 1e-5)
    #expect(check.passed, "\(check)")
    #expect(try! cholesky(spread).requiresGradient == false)
  }

  @Test func `Cholesky's factor is lower triangular and solves`() throws {
    let factor = try cholesky(spd)
    #expect(factor.values[1] == 0 && factor.values[2] == 0 && factor.values[5] == 0)
    #expect(isClose(factor.matmul(factor.transposed()), spd, 1e-12))
    let b = Tensor([1, 2, 3], precision: .float64)
    #expect(isClose(choleskySolve(factor, b), try solve(spd, b), 1e-12))
    let half = try triangularSolve(factor, b)
    #expect(isClose(factor.matmul(half), b, 1e-12))
    let other = try triangularSolve(factor, b, transposed: true)
    #expect(isClose(factor.transposed().matmul(other), b, 1e-12))
  }

  @Test func `what has no solution throws a sentence`() throws {
    let singular = Tensor([[1, 2], [2, 4]])
    #expect(throws: LinearAlgebraError.singular(size: 2, row: 2)) {
      try solve(singular, Tensor([1, 1]))
    }
    let indefinite = Tensor([[1, 2], [2, 1]])
    #expect(throws: LinearAlgebraError.notPositiveDefinite(size: 2, leadingPart: 2)) {
      try cholesky(indefinite)
    }
    #expect(throws: LinearAlgebraError.self) { try symmetricEigen(Tensor([[.nan]])) }
    #expect(
      "\(LinearAlgebraError.singular(size: 2, row: 2))"
        == "The 2 × 2 matrix is singular: row 2 depends on the rows before it.")
    // Its eigenvalues are 3 and −1: a shift just above 1 helps.
    let (factor, shift) = try choleskyWithRetry(indefinite, firstShift: 0.2)
    #expect(shift == 2)
    #expect(
      isClose(factor.matmul(factor.transposed()), Tensor([[3, 2], [2, 3]]), 1e-6))
    #expect(try choleskyWithRetry(spd).shift == 0)
  }

  @Test func `eigenvectors, singular vectors and QR rebuild the matrix`() throws {
    let (values, vectors) = try symmetricEigen(spd)
    #expect(isClose((vectors * values).matmul(vectors.transposed()), spd, 1e-12))
    #expect(isClose(vectors.transposed().matmul(vectors), .identity(3, precision: .float64), 1e-12))
    #expect(values.values == values.values.sorted())
    let plane = try symmetricEigen(Tensor([[2, 1], [1, 2]]))
    #expect(isClose(plane.values, Tensor([1, 3]), 1e-6))

    var generator = SeededGenerator(seed: 4)
    for shape in [[5, 3], [3, 5], [4, 4]] {
      let m = Tensor.normal(shape, precision: .float64, using: &generator)
      let (u, s, v) = try singularValueDecomposition(m)
      #expect(isClose((u * s).matmul(v.transposed()), m, 1e-12))
      #expect(s.values == s.values.sorted(by: >) && s.count == min(shape[0], shape[1]))
      let (q, r) = qrDecomposition(m)
      #expect(isClose(q.matmul(r), m, 1e-12))
      #expect(isClose(q.transposed().matmul(q), .identity(q.shape[1], precision: .float64), 1e-12))
      #expect(r.shape == [s.count, shape[1]] && r[1, 0].item == 0)
    }
  }

  @Test func `least squares leaves a residual at right angles, and the shortest solution`() throws {
    var generator = SeededGenerator(seed: 5)
    let m = Tensor.normal([7, 3], precision: .float64, using: &generator)
    let b = Tensor.normal([7, 2], precision: .float64, using: &generator)
    let x = try leastSquares(m, b)
    let residual = m.matmul(x) - b
    #expect(isClose(m.transposed().matmul(residual), .zeros([3, 2]), 1e-12))
    // Two equal columns share what one would carry.
    let doubled = Tensor([[1, 1], [2, 2]], precision: .float64)
    let shared = try leastSquares(doubled, Tensor([2, 4], precision: .float64))
    #expect(isClose(shared, Tensor([1, 1]), 1e-12))
  }
}

/// Whether two tensors of one shape differ by no more than this, relative to 1 or their size.
func isClose(_ a: Tensor, _ b: Tensor, _ tolerance: Double) -> Bool {
  a.shape == b.shape
    && Closeness(relative: tolerance, absolute: tolerance).worst(a.values, b.values) == nil
}
