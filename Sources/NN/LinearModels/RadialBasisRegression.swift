/// Ridge regression on Gaussian bumps: ŷ = Σⱼ vⱼ exp(−‖x − cⱼ‖² / 2w²) + b.
///
/// The centres cⱼ are training examples: all of them, or some drawn at random. It knows the data by
/// their distances only, so inputs that do not matter drown those that do. D. Broomhead and D. Lowe, 1988.
public struct RadialBasisRegression {
  /// w, in the units of the inputs.
  public let width: Double
  /// λ of the ridge penalty ½ λ ‖v‖².
  public let penalty: Double
  /// How many examples become centres; nil for all.
  public let centreCount: Int?
  /// c [centres, features]; nil before `fit`.
  public private(set) var centres: Tensor?
  private var readout: RidgeRegression

  /// Not fitted yet.
  public init(width: Double, penalty: Double = 1e-3, centreCount: Int? = nil) {
    precondition(width > 0, "The width is positive; got \(width).")
    self.width = width
    self.penalty = penalty
    self.centreCount = centreCount
    readout = RidgeRegression(penalty: penalty)
  }

  /// Fits inputs [examples, features] and targets [examples] or [examples, outputs]; the generator
  /// draws the centres if not all examples are.
  public mutating func fit(
    _ x: Tensor, _ y: Tensor, using generator: inout SeededGenerator
  ) throws(LinearAlgebraError) {
    x.requireMatrix("fit")
    let inputs = x.detached().casted(to: .float64)
    if let centreCount, centreCount < x.shape[0] {
      centres = inputs.rows(generator.choice(centreCount, from: x.shape[0]).sorted())
    } else {
      centres = inputs
    }
    try readout.fit(features(inputs), y)
  }

  /// The bumps' values: [examples, features] → [examples, centres], in float64.
  public func features(_ x: Tensor) -> Tensor {
    guard let centres else {
      preconditionFailure("Radial basis regression has features after fit(_:_:using:).")
    }
    precondition(
      x.rank == 2 && x.shape[1] == centres.shape[1],
      "The centres have \(centres.shape[1]) features; got inputs of shape \(x.shape).")
    return gaussianKernel(x.converted(to: .float64), centres, width: width)
  }

  /// [examples, features] → [examples] or [examples, outputs].
  public func predict(_ x: Tensor) -> Tensor { readout.predict(features(x)) }
}
