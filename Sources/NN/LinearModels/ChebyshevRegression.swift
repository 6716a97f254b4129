/// T₀(x) … T_degree(x) of every element, along a new last axis: […] → […, degree + 1].
///
/// T₀ = 1, T₁ = x, Tₙ₊₁ = 2x Tₙ − Tₙ₋₁, so that Tₙ(cos θ) = cos nθ: on −1…1 all swing between ±1, which keeps
/// the equations of a fit well-conditioned where powers of x would not. Differentiable.
public func chebyshevPolynomials(_ x: Tensor, degree: Int) -> Tensor {
  precondition(degree >= 0, "A degree is not negative; got \(degree).")
  var values = [Tensor.ones(x.shape, precision: x.precision)]
  if degree >= 1 { values.append(x) }
  while values.count <= degree {
    values.append(2 * x * values[values.count - 1] - values[values.count - 2])
  }
  return stack(values, axis: x.rank)
}

/// A polynomial of one variable fitted by least squares, as a sum of Chebyshev's polynomials.
///
/// The range of the inputs is mapped to −1…1. A small ridge penalty is possible on all coefficients
/// but the constant one.
public struct ChebyshevRegression {
  /// The degree.
  public let degree: Int
  /// λ in ½ λ Σ c².
  public let penalty: Double
  /// What is mapped to −1…1; the range of the examples where none was given.
  public private(set) var range: ClosedRange<Double>?
  private let isRangeGiven: Bool
  private var readout: RidgeRegression

  /// Not fitted yet.
  public init(degree: Int, penalty: Double = 0, range: ClosedRange<Double>? = nil) {
    precondition(degree >= 0, "A degree is not negative; got \(degree).")
    self.degree = degree
    self.penalty = penalty
    self.range = range
    isRangeGiven = range != nil
    readout = RidgeRegression(penalty: penalty)
  }

  /// Fits inputs [examples] and targets [examples] or [examples, outputs].
  public mutating func fit(_ x: Tensor, _ y: Tensor) throws(LinearAlgebraError) {
    precondition(
      x.rank == 1 && x.count > 0, "Chebyshev regression fits inputs [examples]; got \(x.shape).")
    if !isRangeGiven { range = x.min().item...x.max().item }
    try readout.fit(features(x.detached()), y)
  }

  /// [examples] → [examples] or [examples, outputs], in float64.
  public func predict(_ x: Tensor) -> Tensor { readout.predict(features(x)) }

  /// c₀ … c_degree [degree + 1, outputs].
  public var coefficients: Tensor {
    concat([readout.intercept.reshaped([1, readout.intercept.count]), readout.weights])
  }

  /// T₁ … T_degree of the mapped inputs; T₀ is the intercept.
  private func features(_ x: Tensor) -> Tensor {
    guard let range else {
      preconditionFailure("Chebyshev regression predicts after fit(_:_:).")
    }
    let half = max(0.5 * (range.upperBound - range.lowerBound), 1e-300)
    let mapped = (x.converted(to: .float64) - (range.lowerBound + half)) / half
    return chebyshevPolynomials(mapped, degree: degree)
      .slice(axis: 1, from: 1, to: degree + 1)
  }
}
