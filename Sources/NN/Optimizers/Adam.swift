import Glibc

/// Adam: w ← w − η m̂ / (√v̂ + ε), a step of about η whatever the gradient's size.
///
/// m ← β₁ m + (1 − β₁) g and v ← β₂ v + (1 − β₂) g² are running means of the gradient and its
/// square; m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ) make up for their start at zero. With weight
/// decay γ, g ← g + γ w first. D. Kingma and J. Ba, Adam: A Method for Stochastic Optimization,
/// 2015.
public final class Adam: Optimizer {
  /// β₁ and β₂, from 0 up to but not including 1; 0.9 and 0.999 unless given.
  public var decays: (mean: Double, square: Double)
  /// ε, which keeps the step finite where v̂ is 0; 10⁻⁸ unless given.
  public var epsilon: Double
  /// γ in g ← g + γ w; 0, no decay, unless given.
  public var weightDecay: Double
  private var means: OptimizerMemory
  private var squares: OptimizerMemory

  /// Adam for parameters that require a gradient, its running means at zero.
  public init(
    _ parameters: [Tensor], learningRate: Double = 1e-3,
    decays: (mean: Double, square: Double) = (0.9, 0.999), epsilon: Double = 1e-8,
    weightDecay: Double = 0
  ) {
    self.decays = decays
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    means = OptimizerMemory(parameters)
    squares = OptimizerMemory(parameters)
    super.init(parameters, learningRate: learningRate)
  }

  /// w ← w − η m̂ / (√v̂ + ε) in place, with t = `stepCount` in m̂ and v̂.
  public override func update(_ parameter: Tensor, gradient: Tensor, index: Int) {
    parameter.makeUnshared()
    let mean = means.tensor(index, for: parameter)
    let square = squares.tensor(index, for: parameter)
    switch parameter.precision {
    case .float32: update(Float.self, parameter, gradient, mean, square)
    case .float64: update(Double.self, parameter, gradient, mean, square)
    }
  }

  private func update<S: Scalar>(
    _: S.Type, _ parameter: Tensor, _ gradient: Tensor, _ mean: Tensor, _ square: Tensor
  ) {
    let (w, g) = (parameter.pointer(S.self), gradient.pointer(S.self))
    let (m, v) = (mean.pointer(S.self), square.pointer(S.self))
    let (keepMean, keepSquare) = (S(decays.mean), S(decays.square))
    let (takeMean, takeSquare) = (S(1 - decays.mean), S(1 - decays.square))
    let (decay, epsilon) = (S(weightDecay), S(self.epsilon))
    // η / (1 − β₁ᵗ) and 1 / √(1 − β₂ᵗ), the same for all elements.
    let t = Double(stepCount)
    let rate = S(learningRate / (1 - Glibc.pow(decays.mean, t)))
    let correction = S(1 / (1 - Glibc.pow(decays.square, t)).squareRoot())
    Parallel.split(parameter.count, grain: 1 << 14) { range in
      for i in range {
        let slope = g[i] + decay * w[i]
        m[i] = keepMean * m[i] + takeMean * slope
        v[i] = keepSquare * v[i] + takeSquare * slope * slope
        w[i] -= rate * m[i] / (v[i].squareRoot() * correction + epsilon)
      }
    }
  }
}
