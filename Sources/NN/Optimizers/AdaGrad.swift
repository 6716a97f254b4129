/// AdaGrad: w ← w − η g / (√s + ε) with s ← s + g², the sum of all squared gradients so far.
///
/// Each weight has a rate of its own, which only falls: fast where gradients were large, hardly for
/// features that are rare. J. Duchi and others, Adaptive Subgradient Methods, 2011.
public final class AdaGrad: Optimizer {
  /// ε, which keeps the step finite where s is 0; 10⁻¹⁰ unless given.
  public var epsilon: Double
  /// γ in g ← g + γ w; 0, no decay, unless given.
  public var weightDecay: Double
  private var sums: OptimizerMemory

  /// AdaGrad for parameters that require a gradient, its sums at zero.
  public init(
    _ parameters: [Tensor], learningRate: Double = 0.01, epsilon: Double = 1e-10,
    weightDecay: Double = 0
  ) {
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    sums = OptimizerMemory(parameters)
    super.init(parameters, learningRate: learningRate)
  }

  /// s ← s + g² and w ← w − η g / (√s + ε) in place.
  public override func update(_ parameter: Tensor, gradient: Tensor, index: Int) {
    parameter.makeUnshared()
    let sum = sums.tensor(index, for: parameter)
    switch parameter.precision {
    case .float32: update(Float.self, parameter, gradient, sum)
    case .float64: update(Double.self, parameter, gradient, sum)
    }
  }

  private func update<S: Scalar>(
    _: S.Type, _ parameter: Tensor, _ gradient: Tensor, _ sum: Tensor
  ) {
    let (w, g, s) = (parameter.pointer(S.self), gradient.pointer(S.self), sum.pointer(S.self))
    let (rate, decay, epsilon) = (S(learningRate), S(weightDecay), S(self.epsilon))
    Parallel.split(parameter.count, grain: 32768) { range in
      for i in range {
        let slope = g[i] + decay * w[i]
        let total = s[i] + slope * slope
        s[i] = total
        w[i] -= rate * slope / (total.squareRoot() + epsilon)
      }
    }
  }
}
