/// What comparing a linear operation with its transpose found: ⟨A x, y⟩ = ⟨x, Aᵀ y⟩ for all x, y.
///
/// ```swift
/// checkAdjoint(of: { $0.padded([(1, 1), (0, 2)]) }, at: [3, 4]).passed     // true
/// ```
/// The transpose of a linear operation is its backward pass. The test needs no differences, so it
/// is exact to rounding, and sees every entry of a large operation at once.
public struct AdjointCheck: Sendable, Hashable {
  /// ⟨A x, y⟩ for the pair that agreed worst.
  public let forward: Double
  /// ⟨x, Aᵀ y⟩ for the same pair.
  public let backward: Double
  /// |⟨A x, y⟩ − ⟨x, Aᵀ y⟩| / (‖A x‖ ‖y‖ + ‖x‖ ‖Aᵀ y‖)
  public let relativeError: Double
  /// The relative error up to which a pair passes.
  public let tolerance: Double
  /// How many pairs of random x and y were compared.
  public let count: Int
  /// What is wrong, if the operation is not linear or its transpose does not fit.
  public let diagnosis: String?

  /// Whether the operation is linear and the inner products agree.
  public var passed: Bool { diagnosis == nil && relativeError <= tolerance }
}

extension AdjointCheck: CustomStringConvertible {
  /// The verdict with the pair that agreed worst, and any diagnosis.
  public var description: String {
    "Adjoint check \(passed ? "passed" : "failed") (tolerance \(formatted(tolerance, "%g")))\n"
      + "  \(passed ? "✓" : "✗") worst of \(count): ⟨A x, y⟩ = \(formatted(forward, "%.8g")), "
      + "⟨x, Aᵀ y⟩ = \(formatted(backward, "%.8g")), relative error "
      + formatted(relativeError, "%.1e") + (diagnosis.map { "\n  \($0)" } ?? "")
  }
}

/// Compares a linear operation with its backward pass: ⟨A x, y⟩ = ⟨x, Aᵀ y⟩ at random x and y.
///
/// It is for operations without a constant part: convolutions without bias, padding, shifts,
/// sums, upsampling. One that is not linear is refused.
public func checkAdjoint(
  of operation: (Tensor) -> Tensor, at shape: [Int], tolerance: Double = 1e-10, pairs: Int = 5,
  seed: UInt64 = 1
) -> AdjointCheck {
  checkAdjoint(
    of: operation,
    adjoint: { y in
      gradient(of: { (operation($0) * y).sum() }, at: .zeros(shape, precision: .float64))
    }, at: shape, tolerance: tolerance, pairs: pairs, seed: seed)
}

/// Compares a linear operation with another that is said to be its transpose.
///
/// - Parameter shape: The shape of x; that of y is the shape of A x.
public func checkAdjoint(
  of operation: (Tensor) -> Tensor, adjoint: (Tensor) -> Tensor, at shape: [Int],
  tolerance: Double = 1e-10, pairs: Int = 5, seed: UInt64 = 1
) -> AdjointCheck {
  precondition(pairs > 0, "checkAdjoint compares at least one pair; got \(pairs).")
  var generator = SeededGenerator(seed: seed)
  func draw(_ shape: [Int]) -> Tensor {
    .normal(shape, precision: .float64, using: &generator)
  }
  func inner(_ a: Tensor, _ b: Tensor) -> Double {
    zip(a.values, b.values).reduce(0) { $0 + $1.0 * $1.1 }
  }
  func norm(_ a: Tensor) -> Double { inner(a, a).squareRoot() }

  var worst = (forward: 0.0, backward: 0.0, error: -1.0)
  var diagnosis: String?
  for _ in 0..<pairs {
    let (x, z) = (draw(shape), draw(shape))
    let (ax, az) = withoutGradient { (operation(x), operation(z)) }
    let combined = withoutGradient { operation(2 * x - 3 * z) }
    let excess = withoutGradient { combined - (2 * ax - 3 * az) }
    if !(norm(excess) <= tolerance * (norm(ax) + norm(az) + norm(combined))) {
      let isShifted = withoutGradient { operation(0 * x) }.values.contains { $0 != 0 }
      diagnosis =
        isShifted
        ? "The operation is not linear: A 0 is not 0."
        : "The operation is not linear: A (2x − 3z) is not 2 A x − 3 A z."
    }
    let y = draw(ax.shape)
    let back = adjoint(y)
    guard back.shape == shape else {
      return AdjointCheck(
        forward: inner(ax, y), backward: .nan, relativeError: 1, tolerance: tolerance,
        count: pairs, diagnosis: "Aᵀ y has shape \(back.shape); x has \(shape).")
    }
    let (forward, backward) = (inner(ax, y), inner(x, back))
    let size = norm(ax) * norm(y) + norm(x) * norm(back)
    let difference = (forward - backward).magnitude
    let error = difference == 0 ? 0 : difference.isFinite ? difference / size : 1
    if error > worst.error { worst = (forward, backward, error) }
  }
  if diagnosis == nil, worst.error > tolerance {
    let ratio = worst.backward / worst.forward
    diagnosis =
      (ratio + 1).magnitude < 1e-6
      ? "Aᵀ has the wrong sign."
      : worst.backward == 0 ? "Aᵀ y is 0: no gradient reaches x." : "Aᵀ is not the transpose of A."
  }
  return AdjointCheck(
    forward: worst.forward, backward: worst.backward, relativeError: worst.error,
    tolerance: tolerance, count: pairs, diagnosis: diagnosis)
}
