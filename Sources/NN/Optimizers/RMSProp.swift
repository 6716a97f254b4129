/// RMSProp: w ← w − η g / (√s + ε), where s ← α s + (1 − α) g² is a running mean of the squared
/// gradient.
///
/// Like `AdaGrad`, but it forgets, so the rate can rise again. Centered, the divisor is the standard
/// deviation √(s − m²) with a running mean m of the gradient. With momentum μ the steps build up:
/// b ← μ b + step, w ← w − η b. T. Tieleman and G. Hinton, lecture 6.5 of Neural Networks for Machine
/// Learning, 2012; centered: A. Graves, Generating Sequences With Recurrent Neural Networks, 2013.
public final class RMSProp: Optimizer {
  /// α, how much of a running mean is kept in each step; 0.99 unless given.
  public var decay: Double
  /// ε, which keeps the step finite where s is 0; 10⁻⁸ unless given.
  public var epsilon: Double
  /// Whether the gradient's mean is taken out of s.
  public var isCentered: Bool
  /// μ, from 0 up to but not including 1; 0, no momentum, unless given.
  public var momentum: Double
  /// γ in g ← g + γ w; 0, no decay, unless given.
  public var weightDecay: Double
  private var squares: OptimizerMemory
  private var means: OptimizerMemory
  private var velocities: OptimizerMemory

  /// RMSProp for parameters that require a gradient, its running means at zero.
  public init(
    _ parameters: [Tensor], learningRate: Double = 0.01, decay: Double = 0.99,
    epsilon: Double = 1e-8, centered: Bool = false, momentum: Double = 0, weightDecay: Double = 0
  ) {
    self.decay = decay
    self.epsilon = epsilon
    isCentered = centered
    self.momentum = momentum
    self.weightDecay = weightDecay
    squares = OptimizerMemory(parameters)
    means = OptimizerMemory(parameters)
    velocities = OptimizerMemory(parameters)
    super.init(parameters, learningRate: learningRate)
  }

  /// One step of a parameter in place.
  public override func update(_ parameter: Tensor, gradient: Tensor, index: Int) {
    parameter.makeUnshared()
    let square = squares.tensor(index, for: parameter)
    let mean = isCentered ? means.tensor(index, for: parameter) : nil
    let velocity = momentum == 0 ? nil : velocities.tensor(index, for: parameter)
    switch parameter.precision {
    case .float32: update(Float.self, parameter, gradient, square, mean, velocity)
    case .float64: update(Double.self, parameter, gradient, square, mean, velocity)
    }
  }

  /// First the step g / d into a buffer, then the parameter: a loop over more than four arrays is
  /// not vectorized. The buffer is short, so that it stays in the first cache.
  private func update<S: Scalar>(
    _: S.Type, _ parameter: Tensor, _ gradient: Tensor, _ square: Tensor, _ mean: Tensor?,
    _ velocity: Tensor?
  ) {
    let (w, g, s) = (parameter.pointer(S.self), gradient.pointer(S.self), square.pointer(S.self))
    let (m, b) = (mean?.pointer(S.self), velocity?.pointer(S.self))
    let (rate, friction, decay) = (S(learningRate), S(momentum), S(weightDecay))
    let (keep, take, epsilon) = (S(self.decay), S(1 - self.decay), S(self.epsilon))
    Parallel.split(parameter.count, grain: 32768) { range in
      withScratch(S.self, 1024) { step in
        for start in stride(from: range.lowerBound, to: range.upperBound, by: 1024) {
          let length = min(1024, range.upperBound - start)
          let (w, g, s) = (w + start, g + start, s + start)
          for i in 0..<length { step[i] = g[i] + decay * w[i] }
          for i in 0..<length { s[i] = keep * s[i] + take * step[i] * step[i] }
          if let m = m.map({ $0 + start }) {
            for i in 0..<length {
              let mean = keep * m[i] + take * step[i]
              m[i] = mean
              step[i] /= (s[i] - mean * mean).squareRoot() + epsilon
            }
          } else {
            for i in 0..<length { step[i] /= s[i].squareRoot() + epsilon }
          }
          if let b = b.map({ $0 + start }) {
            for i in 0..<length {
              b[i] = friction * b[i] + step[i]
              w[i] -= rate * b[i]
            }
          } else {
            for i in 0..<length { w[i] -= rate * step[i] }
          }
        }
      }
    }
  }
}
