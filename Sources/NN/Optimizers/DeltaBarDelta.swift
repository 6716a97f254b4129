/// Delta-bar-delta: w ← w − ηᵢ g with a rate ηᵢ for each weight, which grows slowly while the
/// gradient keeps its sign and falls fast when it turns.
///
/// With a running mean δ̄ of the past gradients: ηᵢ ← ηᵢ + κ where δ̄ g > 0, ηᵢ ← (1 − φ) ηᵢ where
/// δ̄ g < 0, and unchanged where it is 0; then δ̄ ← (1 − θ) g + θ δ̄. Growth is additive, so that no
/// rate runs away; decay is multiplicative, so that rates stay positive. R. Jacobs, Increased Rates
/// of Convergence Through Learning Rate Adaptation, 1988.
public final class DeltaBarDelta: Optimizer {
  /// κ, what is added to a rate; 0.005 unless given. Compare it with the rates themselves.
  public var increase: Double
  /// φ, the share of a rate that is taken away; 0.2 unless given.
  public var decrease: Double
  /// θ, how much of the mean δ̄ is kept in each step; 0.7 unless given.
  public var memory: Double
  private var rates: OptimizerMemory
  private var means: OptimizerMemory

  /// Delta-bar-delta for parameters that require a gradient. All rates begin at `learningRate`,
  /// which has no influence later.
  public init(
    _ parameters: [Tensor], learningRate: Double, increase: Double = 0.005, decrease: Double = 0.2,
    memory: Double = 0.7
  ) {
    precondition(
      increase >= 0 && (0..<1).contains(decrease) && (0..<1).contains(memory),
      "DeltaBarDelta needs κ ≥ 0, 0 ≤ φ < 1 and 0 ≤ θ < 1; got \(increase), \(decrease), \(memory)."
    )
    self.increase = increase
    self.decrease = decrease
    self.memory = memory
    rates = OptimizerMemory(parameters)
    means = OptimizerMemory(parameters)
    super.init(parameters, learningRate: learningRate)
  }

  /// The rates ηᵢ as they are, in the parameter's shape; before the first step all the same.
  public func rates(of parameter: Tensor) -> Tensor {
    guard let index = parameters.firstIndex(where: { $0 === parameter }) else {
      preconditionFailure(
        "DeltaBarDelta does not train the tensor of shape \(parameter.shape) that it was asked about."
      )
    }
    let rate = rates.tensor(index, for: parameter)
    return withoutGradient { select(rate .== 0, rate.constant(learningRate), rate) }
  }

  /// One step of a parameter in place.
  public override func update(_ parameter: Tensor, gradient: Tensor, index: Int) {
    parameter.makeUnshared()
    let rate = rates.tensor(index, for: parameter)
    let mean = means.tensor(index, for: parameter)
    switch parameter.precision {
    case .float32: update(Float.self, parameter, gradient, rate, mean)
    case .float64: update(Double.self, parameter, gradient, rate, mean)
    }
  }

  private func update<S: Scalar>(
    _: S.Type, _ parameter: Tensor, _ gradient: Tensor, _ rate: Tensor, _ mean: Tensor
  ) {
    let (w, g) = (parameter.pointer(S.self), gradient.pointer(S.self))
    let (rate, mean) = (rate.pointer(S.self), mean.pointer(S.self))
    let (first, growth, shrinkage) = (S(learningRate), S(increase), S(1 - decrease))
    let (keep, take) = (S(memory), S(1 - memory))
    Parallel.split(parameter.count, grain: 32768) { range in
      for i in range {
        let slope = g[i]
        // A rate of 0 is one not yet chosen.
        let known = rate[i] == 0 ? first : rate[i]
        let agreement = mean[i] * slope
        let next = agreement > 0 ? known + growth : agreement < 0 ? known * shrinkage : known
        rate[i] = next
        mean[i] = take * slope + keep * mean[i]
        w[i] -= next * slope
      }
    }
  }
}
