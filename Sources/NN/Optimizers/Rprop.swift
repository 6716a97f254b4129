/// Rprop: each weight takes a step of its own size against the *sign* of its gradient; the size
/// grows by 1.2 while the sign stays and halves when it changes.
///
/// After a change of sign the weight rests for one step. Only for full batches: from a minibatch
/// the signs are noise. M. Riedmiller and H. Braun, A Direct Adaptive Method for Faster
/// Backpropagation Learning, 1993; the rest instead of going back: C. Igel and M. Hüsken, 2003.
public final class Rprop: Optimizer {
  /// By what a step's size is multiplied when the sign stays and when it changes: 1.2 and 0.5.
  public var factors: (growth: Double, shrinkage: Double)
  /// Between what sizes steps stay: 10⁻⁶ and 50.
  public var limits: (smallest: Double, largest: Double)
  private var sizes: OptimizerMemory
  private var previous: OptimizerMemory

  /// Rprop for parameters that require a gradient. All steps begin at the size `learningRate`, which
  /// has no influence later.
  public init(
    _ parameters: [Tensor], learningRate: Double = 0.1,
    factors: (growth: Double, shrinkage: Double) = (1.2, 0.5),
    limits: (smallest: Double, largest: Double) = (1e-6, 50)
  ) {
    self.factors = factors
    self.limits = limits
    sizes = OptimizerMemory(parameters)
    previous = OptimizerMemory(parameters)
    super.init(parameters, learningRate: learningRate)
  }

  /// One step of a parameter in place.
  public override func update(_ parameter: Tensor, gradient: Tensor, index: Int) {
    parameter.makeUnshared()
    let size = sizes.tensor(index, for: parameter)
    let before = previous.tensor(index, for: parameter)
    switch parameter.precision {
    case .float32: update(Float.self, parameter, gradient, size, before)
    case .float64: update(Double.self, parameter, gradient, size, before)
    }
  }

  private func update<S: Scalar>(
    _: S.Type, _ parameter: Tensor, _ gradient: Tensor, _ size: Tensor, _ before: Tensor
  ) {
    let (w, g) = (parameter.pointer(S.self), gradient.pointer(S.self))
    let (size, before) = (size.pointer(S.self), before.pointer(S.self))
    let first = S(learningRate)
    let (growth, shrinkage) = (S(factors.growth), S(factors.shrinkage))
    let (smallest, largest) = (S(limits.smallest), S(limits.largest))
    Parallel.split(parameter.count, grain: 32768) { range in
      for i in range {
        // A size of 0 is one not yet chosen.
        let known = size[i] == 0 ? first : size[i]
        let agreement = before[i] * g[i]
        let scaled = known * (agreement > 0 ? growth : agreement < 0 ? shrinkage : 1)
        let next = scaled > largest ? largest : scaled < smallest ? smallest : scaled
        let slope = agreement < 0 ? 0 : g[i]
        size[i] = next
        before[i] = slope
        w[i] -= slope > 0 ? next : slope < 0 ? -next : 0
      }
    }
  }
}
