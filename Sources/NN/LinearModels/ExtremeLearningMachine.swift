/// One hidden layer with random weights that stay as drawn, and a read-out in closed form.
///
/// Features hᵢ(x) = g(wᵢ·x + bᵢ) with wᵢ, bᵢ uniform in ±`scale`; the read-out V minimizes
/// ½ ‖T − H V‖² + ½ λ ‖V‖², so (HᵀH + λI) V = HᵀT. Each unit has a bias of its own; the lectures write one
/// for all, which would put every unit's threshold on one line. G.-B. Huang and others, Extreme Learning
/// Machine, 2006.
public struct ExtremeLearningMachine {
  /// w [hidden, inputs].
  public let hiddenWeight: Tensor
  /// b [hidden].
  public let hiddenBias: Tensor
  /// λ.
  public let penalty: Double
  private let activation: (Tensor) -> Tensor
  private var readout: RidgeRegression

  /// Draws the hidden layer, in float64.
  ///
  /// - Parameters:
  ///   - scale: The bound of the random weights and biases.
  ///   - activation: g; `tanh` unless given.
  public init(
    inputs: Int, hidden: Int, penalty: Double = 1e-2, scale: Double = 1,
    activation: @escaping (Tensor) -> Tensor = { tanh($0) },
    using generator: inout SeededGenerator
  ) {
    precondition(
      inputs > 0 && hidden > 0 && scale > 0,
      "An extreme learning machine needs inputs, hidden units and a positive scale; got \(inputs), "
        + "\(hidden) and \(scale).")
    hiddenWeight = .uniform(
      [hidden, inputs], from: -scale, to: scale, precision: .float64, using: &generator)
    hiddenBias = .uniform(
      [hidden], from: -scale, to: scale, precision: .float64, using: &generator)
    self.penalty = penalty
    self.activation = activation
    readout = RidgeRegression(penalty: penalty, fitsIntercept: false)
  }

  /// h(x): [examples, inputs] → [examples, hidden], in float64.
  public func features(_ x: Tensor) -> Tensor {
    activation(linear(x.converted(to: .float64), hiddenWeight, hiddenBias))
  }

  /// Fits inputs [examples, inputs] and targets [examples] or [examples, outputs], such as one-hot
  /// rows of ±1.
  public mutating func fit(_ x: Tensor, _ targets: Tensor) throws(LinearAlgebraError) {
    try readout.fit(withoutGradient { features(x) }, targets)
  }

  /// V [hidden, outputs].
  public var readoutWeight: Tensor { readout.weights }

  /// h(x) V: [examples, inputs] → [examples] or [examples, outputs].
  public func predict(_ x: Tensor) -> Tensor { readout.predict(features(x)) }
}
