/// Adadelta: w ← w − η d with d = √(u + ε) / √(s + ε) · g, where s and u are running means of g² and
/// of d².
///
/// The step has the unit of a weight, whatever the loss is measured in, so η = 1 is a fair choice.
/// M. Zeiler, ADADELTA: An Adaptive Learning Rate Method, 2012.
public final class Adadelta: Optimizer {
  /// ρ, how much of a running mean is kept in each step; 0.9 unless given.
  public var decay: Double
  /// ε, from which the first steps take their size; 10⁻⁶ unless given.
  public var epsilon: Double
  /// γ in g ← g + γ w; 0, no decay, unless given.
  public var weightDecay: Double
  private var squares: OptimizerMemory
  private var steps: OptimizerMemory

  /// Adadelta for parameters that require a gradient, its running means at zero.
  public init(
    _ parameters: [Tensor], learningRate: Double = 1, decay: Double = 0.9, epsilon: Double = 1e-6,
    weightDecay: Double = 0
  ) {
    self.decay = decay
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    squares = OptimizerMemory(parameters)
    steps = OptimizerMemory(parameters)
    super.init(parameters, learningRate: learningRate)
  }

  /// s ← ρ s + (1 − ρ) g², the step d, u ← ρ u + (1 − ρ) d², in place.
  public override func update(_ parameter: Tensor, gradient: Tensor, index: Int) {
    parameter.makeUnshared()
    let square = squares.tensor(index, for: parameter)
    let step = steps.tensor(index, for: parameter)
    switch parameter.precision {
    case .float32: update(Float.self, parameter, gradient, square, step)
    case .float64: update(Double.self, parameter, gradient, square, step)
    }
  }

  private func update<S: Scalar>(
    _: S.Type, _ parameter: Tensor, _ gradient: Tensor, _ square: Tensor, _ step: Tensor
  ) {
    let (w, g) = (parameter.pointer(S.self), gradient.pointer(S.self))
    let (s, u) = (square.pointer(S.self), step.pointer(S.self))
    let (keep, take) = (S(decay), S(1 - decay))
    let (rate, weightDecay, epsilon) = (S(learningRate), S(self.weightDecay), S(self.epsilon))
    Parallel.split(parameter.count, grain: 32768) { range in
      for i in range {
        let slope = g[i] + weightDecay * w[i]
        let square = keep * s[i] + take * slope * slope
        let d = ((u[i] + epsilon) / (square + epsilon)).squareRoot() * slope
        s[i] = square
        u[i] = keep * u[i] + take * d * d
        w[i] -= rate * d
      }
    }
  }
}
