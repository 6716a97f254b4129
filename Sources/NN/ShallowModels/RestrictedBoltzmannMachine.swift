/// Binary visible and hidden units, joined to each other but not among themselves.
///
/// A configuration has the energy E(v, h) = −b · v − c · h − hᵀ W v and the probability e^−E / Z. With
/// one side given, the units of the other are independent: P(hⱼ = 1 | v) = σ(cⱼ + Σᵢ Wⱼᵢ vᵢ), and the
/// same for v. Summed over h, P(v) = e^−F(v) / Z with the free energy
/// F(v) = −b · v − Σⱼ log(1 + e^(cⱼ + Σᵢ Wⱼᵢ vᵢ)).
///
/// P. Smolensky, Harmony Theory, 1986; G. Hinton, Training Products of Experts by Minimizing
/// Contrastive Divergence, 2002. Batches are [examples, units].
public final class RestrictedBoltzmannMachine: Layer {
  /// W [hidden, visible].
  public let weight: Tensor
  /// b [visible].
  public let visibleBias: Tensor
  /// c [hidden].
  public let hiddenBias: Tensor

  /// Small normal weights, biases of 0.
  public init(
    visible: Int, hidden: Int, standardDeviation: Double = 0.01, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    weight = .normal(
      [hidden, visible], standardDeviation: standardDeviation, precision: precision,
      requiresGradient: true, using: &generator)
    visibleBias = .zeros([visible], precision: precision, requiresGradient: true)
    hiddenBias = .zeros([hidden], precision: precision, requiresGradient: true)
    super.init()
    for (parameter, name) in zip(parameters, ["weight", "visible bias", "hidden bias"]) {
      parameter.name = name
    }
  }

  /// P(hⱼ = 1 | v): [examples, visible] → [examples, hidden].
  public override func callAsFunction(_ visible: Tensor) -> Tensor {
    sigmoid(linear(visible, weight, hiddenBias))
  }

  /// W, then b and c.
  public override var parameters: [Tensor] { [weight, visibleBias, hiddenBias] }

  /// [examples, visible] → [examples, hidden].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    inputShape.dropLast() + [weight.shape[0]]
  }

  /// One for each weight and example.
  public override func macs(for inputShape: [Int]) -> Int {
    inputShape.dropLast().reduce(weight.count, *)
  }
}

extension RestrictedBoltzmannMachine {
  /// P(vᵢ = 1 | h): [examples, hidden] → [examples, visible].
  public func visible(given hidden: Tensor) -> Tensor {
    sigmoid(linear(hidden, weight.transposed(), visibleBias))
  }

  /// E(v, h) of each example: [examples].
  public func energy(_ visible: Tensor, _ hidden: Tensor) -> Tensor {
    -(matmul(visible, visibleBias) + (hidden * linear(visible, weight, hiddenBias)).sum(axis: 1))
  }

  /// F(v) of each example: [examples].
  public func freeEnergy(_ visible: Tensor) -> Tensor {
    -matmul(visible, visibleBias) - softplus(linear(visible, weight, hiddenBias)).sum(axis: 1)
  }

  /// log Z, by adding up all 2ⁿ visible configurations; n is at most 12.
  public func logPartition() -> Tensor {
    logSumExp(-freeEnergy(configurations), axes: [0])
  }

  /// The mean of log P(v) = −F(v) − log Z over the examples; for at most 12 visible units.
  public func logLikelihood(_ visible: Tensor) -> Tensor {
    -freeEnergy(visible).mean() - logPartition()
  }

  /// Every visible configuration, one a row, counting in binary.
  private var configurations: Tensor {
    let units = visibleBias.count
    precondition(
      units <= 12, "An exact partition function is for at most 12 visible units; here are \(units)."
    )
    let bits = (0..<(1 << units)).flatMap { number in
      (0..<units).map { unit in Double(number >> (units - 1 - unit) & 1) }
    }
    return Tensor(bits, shape: [1 << units, units], precision: weight.precision)
  }
}

extension RestrictedBoltzmannMachine {
  /// The gradients of −log P(v), in the order of `parameters`, as ⟨…⟩ over the data minus ⟨…⟩ over
  /// the model: ∂ log P/∂W = ⟨h vᵀ⟩ − ⟨h vᵀ⟩, ∂/∂b = ⟨v⟩ − ⟨v⟩, ∂/∂c = ⟨h⟩ − ⟨h⟩. Exact, for at most 12
  /// visible units.
  public func exactGradients(_ data: Tensor) -> [Tensor] {
    withoutGradient {
      let all = configurations
      let probabilities = exp(-freeEnergy(all) - logPartition())
      let uniform = Tensor.full(
        [data.shape[0]], 1 / Double(data.shape[0]), precision: data.precision)
      return zip(moments(all, probabilities), moments(data, uniform)).map { $0 - $1 }
    }
  }

  /// CD-k: the same with the model's average taken over what k steps of Gibbs sampling from the
  /// data reach.
  ///
  /// States are drawn, but the last hidden units enter by their probabilities, which is less noisy.
  public func contrastiveDivergence(
    _ data: Tensor, steps k: Int = 1, using generator: inout SeededGenerator
  ) -> [Tensor] {
    precondition(k >= 1, "Contrastive divergence takes at least one step; got \(k).")
    return withoutGradient {
      var visible = data
      for _ in 0..<k { visible = gibbsStep(visible, using: &generator) }
      let uniform = Tensor.full(
        [data.shape[0]], 1 / Double(data.shape[0]), precision: data.precision)
      return zip(moments(visible, uniform), moments(data, uniform)).map { $0 - $1 }
    }
  }

  /// Draws the hidden units given the visible, then the visible given those.
  public func gibbsStep(_ visible: Tensor, using generator: inout SeededGenerator) -> Tensor {
    withoutGradient {
      let hidden = Tensor.bernoulli(probabilities: self(visible), using: &generator)
      return Tensor.bernoulli(probabilities: self.visible(given: hidden), using: &generator)
    }
  }

  /// One step of stochastic ascent on the likelihood by CD-k: fills the parameters' gradients and
  /// lets the optimizer step.
  public func train(
    _ data: Tensor, steps k: Int = 1, with optimizer: Optimizer,
    using generator: inout SeededGenerator
  ) {
    let gradients = contrastiveDivergence(data, steps: k, using: &generator)
    for (parameter, gradient) in zip(parameters, gradients) { parameter.gradient = gradient }
    optimizer.step()
  }

  /// ⟨h vᵀ⟩, ⟨v⟩ and ⟨h⟩ with h by its probability given v, and each v by its weight.
  private func moments(_ visible: Tensor, _ weights: Tensor) -> [Tensor] {
    let hidden = self(visible)
    let weighted = visible * weights.expanded(at: 1)
    return [
      matmul(hidden.transposed(), weighted), weighted.sum(axis: 0), matmul(weights, hidden),
    ]
  }
}
