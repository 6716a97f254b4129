import Glibc

/// Adam with decoupled weight decay: w ← (1 − η γ) w, then Adam's step.
///
/// In `Adam` the decay γ w is part of the gradient, and so is divided by √v̂ like the rest: weights
/// with large gradients hardly decay. Here all decay alike. I. Loshchilov and F. Hutter, Decoupled
/// Weight Decay Regularization, 2019. Biases and gains decay too; to spare them give them an
/// optimizer of their own (see `OptimizerGroup`).
public final class AdamW: Optimizer {
  /// β₁ and β₂, from 0 up to but not including 1; 0.9 and 0.999 unless given.
  public var decays: (mean: Double, square: Double)
  /// ε, which keeps the step finite where v̂ is 0; 10⁻⁸ unless given.
  public var epsilon: Double
  /// γ in w ← (1 − η γ) w; 0.01 unless given.
  public var weightDecay: Double
  private var means: OptimizerMemory
  private var squares: OptimizerMemory

  /// AdamW for parameters that require a gradient, its running means at zero.
  public init(
    _ parameters: [Tensor], learningRate: Double = 1e-3,
    decays: (mean: Double, square: Double) = (0.9, 0.999), epsilon: Double = 1e-8,
    weightDecay: Double = 0.01
  ) {
    self.decays = decays
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    means = OptimizerMemory(parameters)
    squares = OptimizerMemory(parameters)
    super.init(parameters, learningRate: learningRate)
  }

  /// w ← (1 − η γ) w − η m̂ / (√v̂ + ε) in place, with t = `stepCount` in m̂ and v̂.
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
    let (keep, epsilon) = (S(1 - learningRate * weightDecay), S(self.epsilon))
    // η / (1 − β₁ᵗ) and 1 / √(1 − β₂ᵗ), the same for all elements.
    let t = Double(stepCount)
    let rate = S(learningRate / (1 - Glibc.pow(decays.mean, t)))
    let correction = S(1 / (1 - Glibc.pow(decays.square, t)).squareRoot())
    Parallel.split(parameter.count, grain: 32768) { range in
      for i in range {
        let slope = g[i]
        let mean = keepMean * m[i] + takeMean * slope
        let square = keepSquare * v[i] + takeSquare * slope * slope
        m[i] = mean
        v[i] = square
        w[i] = keep * w[i] - rate * mean / (square.squareRoot() * correction + epsilon)
      }
    }
  }
}
