/// Gradient descent: w ← w − η g, with momentum, Nesterov's momentum and weight decay if asked.
///
/// Called stochastic because g usually comes from a minibatch. With weight decay γ the gradient of
/// ½ γ w² is added: g ← g + γ w. With momentum μ a velocity v ← μ v + g (v = g at first) takes g's
/// place, which averages the gradients of about 1/(1 − μ) steps (B. Polyak, 1964); Nesterov's
/// form (1983; I. Sutskever and others, 2013) uses g + μ v, the gradient one step ahead.
public final class SGD: Optimizer {
  /// μ, from 0 up to but not including 1; 0, no momentum, unless given.
  public var momentum: Double
  /// Whether a step uses g + μ v instead of v; without effect where μ = 0.
  public var nesterov: Bool
  /// γ in g ← g + γ w; 0, no decay, unless given.
  public var weightDecay: Double
  private var velocities: OptimizerMemory

  /// Gradient descent on parameters that require a gradient; plain w ← w − η g by default.
  public init(
    _ parameters: [Tensor], learningRate: Double, momentum: Double = 0, nesterov: Bool = false,
    weightDecay: Double = 0
  ) {
    self.momentum = momentum
    self.nesterov = nesterov
    self.weightDecay = weightDecay
    velocities = OptimizerMemory(parameters)
    super.init(parameters, learningRate: learningRate)
  }

  /// w ← w − η g in place, with v or g + μ v for g where there is momentum.
  public override func update(_ parameter: Tensor, gradient: Tensor, index: Int) {
    parameter.makeUnshared()
    let velocity = momentum == 0 ? nil : velocities.tensor(index, for: parameter)
    switch parameter.precision {
    case .float32: update(Float.self, parameter, gradient, velocity)
    case .float64: update(Double.self, parameter, gradient, velocity)
    }
  }

  private func update<S: Scalar>(
    _: S.Type, _ parameter: Tensor, _ gradient: Tensor, _ velocity: Tensor?
  ) {
    let (w, g) = (parameter.pointer(S.self), gradient.pointer(S.self))
    let (rate, decay, friction) = (S(learningRate), S(weightDecay), S(momentum))
    guard let velocity else {
      if decay == 0, let rows = gradient.distinctRows {
        // Where the gradient is zero, nothing changes.
        let width = parameter.count / parameter.shape[0]
        for row in rows {
          for i in row * width..<(row + 1) * width { w[i] -= rate * g[i] }
        }
        return
      }
      Parallel.split(parameter.count, grain: 1 << 15) { range in
        for i in range { w[i] -= rate * (g[i] + decay * w[i]) }
      }
      return
    }
    let (v, nesterov) = (velocity.pointer(S.self), nesterov)
    Parallel.split(parameter.count, grain: 1 << 15) { range in
      if nesterov {
        for i in range {
          let slope = g[i] + decay * w[i]
          let speed = friction * v[i] + slope
          v[i] = speed
          w[i] -= rate * (slope + friction * speed)
        }
      } else {
        for i in range {
          let speed = friction * v[i] + (g[i] + decay * w[i])
          v[i] = speed
          w[i] -= rate * speed
        }
      }
    }
  }
}
