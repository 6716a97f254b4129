import Glibc

/// Adam with Nesterov's look ahead: the step uses the running mean as it will be one step later.
///
/// m and v as in `Adam`. With μₜ = β₁ (1 − ½ · 0.96^(t ψ)), which rises to β₁, and Πₜ = μ₁ μ₂ … μₜ,
/// w ← w − η ((1 − μₜ) g / (1 − Πₜ) + μₜ₊₁ m / (1 − Πₜ₊₁)) / (√v̂ + ε). T. Dozat, Incorporating
/// Nesterov Momentum into Adam, 2016.
public final class NAdam: Optimizer {
  /// β₁ and β₂, from 0 up to but not including 1; 0.9 and 0.999 unless given.
  public var decays: (mean: Double, square: Double)
  /// ε, which keeps the step finite where v̂ is 0; 10⁻⁸ unless given.
  public var epsilon: Double
  /// γ in g ← g + γ w; 0, no decay, unless given.
  public var weightDecay: Double
  /// ψ, how fast μₜ rises; 0.004 unless given.
  public var momentumDecay: Double
  private var means: OptimizerMemory
  private var squares: OptimizerMemory
  /// Πₜ, and the step t it belongs to.
  private var product = (value: 1.0, step: 0)

  /// NAdam for parameters that require a gradient, its running means at zero.
  public init(
    _ parameters: [Tensor], learningRate: Double = 2e-3,
    decays: (mean: Double, square: Double) = (0.9, 0.999), epsilon: Double = 1e-8,
    weightDecay: Double = 0, momentumDecay: Double = 0.004
  ) {
    self.decays = decays
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.momentumDecay = momentumDecay
    means = OptimizerMemory(parameters)
    squares = OptimizerMemory(parameters)
    super.init(parameters, learningRate: learningRate)
  }

  /// One step of a parameter in place, with t = `stepCount`.
  public override func update(_ parameter: Tensor, gradient: Tensor, index: Int) {
    parameter.makeUnshared()
    while product.step < stepCount {
      product = (product.value * momentum(product.step + 1), product.step + 1)
    }
    let mean = means.tensor(index, for: parameter)
    let square = squares.tensor(index, for: parameter)
    switch parameter.precision {
    case .float32: update(Float.self, parameter, gradient, mean, square)
    case .float64: update(Double.self, parameter, gradient, mean, square)
    }
  }

  /// μₜ.
  private func momentum(_ t: Int) -> Double {
    decays.mean * (1 - 0.5 * Glibc.pow(0.96, Double(t) * momentumDecay))
  }

  private func update<S: Scalar>(
    _: S.Type, _ parameter: Tensor, _ gradient: Tensor, _ mean: Tensor, _ square: Tensor
  ) {
    let (w, g) = (parameter.pointer(S.self), gradient.pointer(S.self))
    let (m, v) = (mean.pointer(S.self), square.pointer(S.self))
    let (keepMean, keepSquare) = (S(decays.mean), S(decays.square))
    let (takeMean, takeSquare) = (S(1 - decays.mean), S(1 - decays.square))
    let (decay, epsilon) = (S(weightDecay), S(self.epsilon))
    let (now, next) = (momentum(stepCount), momentum(stepCount + 1))
    let gradientRate = S(learningRate * (1 - now) / (1 - product.value))
    let meanRate = S(learningRate * next / (1 - product.value * next))
    let correction = S(1 / (1 - Glibc.pow(decays.square, Double(stepCount))).squareRoot())
    Parallel.split(parameter.count, grain: 32768) { range in
      for i in range {
        let slope = g[i] + decay * w[i]
        let mean = keepMean * m[i] + takeMean * slope
        let square = keepSquare * v[i] + takeSquare * slope * slope
        m[i] = mean
        v[i] = square
        w[i] -=
          (gradientRate * slope + meanRate * mean) / (square.squareRoot() * correction + epsilon)
      }
    }
  }
}
