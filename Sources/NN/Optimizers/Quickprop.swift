/// Quickprop: each weight jumps to the bottom of the parabola through its last two slopes.
///
/// Δ = g / (g′ − g) · Δ′, where g′ and Δ′ are the gradient and the step before: the secant step to
/// where the slope would be 0. It is at most μ |Δ′| long, and always downhill: where the parabola
/// opens downwards the longest step is taken. Where there is no parabola, because Δ′ = 0 (as at
/// first) or g′ = g, it is a gradient step, −η g. For full batches. S. Fahlman, An Empirical Study
/// of Learning Speed in Back-Propagation Networks, 1988.
public final class Quickprop: Optimizer {
  /// μ, how much longer a step may be than the one before; 1.75 unless given.
  public var growthLimit: Double
  private var previous: OptimizerMemory
  private var steps: OptimizerMemory

  /// Quickprop for parameters that require a gradient.
  public init(_ parameters: [Tensor], learningRate: Double, growthLimit: Double = 1.75) {
    self.growthLimit = growthLimit
    previous = OptimizerMemory(parameters)
    steps = OptimizerMemory(parameters)
    super.init(parameters, learningRate: learningRate)
  }

  /// One step of a parameter in place.
  public override func update(_ parameter: Tensor, gradient: Tensor, index: Int) {
    parameter.makeUnshared()
    let before = previous.tensor(index, for: parameter)
    let step = steps.tensor(index, for: parameter)
    switch parameter.precision {
    case .float32: update(Float.self, parameter, gradient, before, step)
    case .float64: update(Double.self, parameter, gradient, before, step)
    }
  }

  private func update<S: Scalar>(
    _: S.Type, _ parameter: Tensor, _ gradient: Tensor, _ before: Tensor, _ step: Tensor
  ) {
    let (w, g) = (parameter.pointer(S.self), gradient.pointer(S.self))
    let (before, step) = (before.pointer(S.self), step.pointer(S.self))
    let (rate, growth) = (S(learningRate), S(growthLimit))
    Parallel.split(parameter.count, grain: 32768) { range in
      for i in range {
        let slope = g[i]
        let fall = before[i] - slope
        let secant = slope / (fall == 0 ? 1 : fall) * step[i]
        let longest = growth * step[i].magnitude
        let downhill = slope > 0 ? -longest : longest
        // Uphill, or too far.
        let isRefused = secant * slope > 0 || secant.magnitude > longest
        let hasParabola = fall != 0 && step[i] != 0
        let next = hasParabola ? (isRefused ? downhill : secant) : -rate * slope
        before[i] = slope
        step[i] = next
        w[i] += next
      }
    }
  }
}
