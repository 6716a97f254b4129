// Penalties on the size of weights, to be added to a loss. They are recorded, so that their
// gradients come with the loss's. Biases do not multiply an input and make no function steeper: they
// are left out unless asked for.

extension Layer {
  /// The parameters that multiply inputs: those with two axes or more.
  public var weights: [Tensor] { parameters.filter { $0.rank >= 2 } }

  /// The other parameters: biases, and the gains of normalizations.
  public var biases: [Tensor] { parameters.filter { $0.rank < 2 } }
}

/// ½ γ Σ w², whose gradient is γ w: gradient descent with it is w ← (1 − η γ) w − η g.
///
/// This is what `weightDecay: γ` in an optimizer adds. The ½ is said here because sources differ:
/// the lectures print the penalty Σ w² beside the update of ½ Σ w². With the squared error of data
/// with noise variance σ² it states a Gaussian prior of variance σ²/γ on the weights.
public func l2Penalty(
  _ parameters: [Tensor], decay: Double, includingBiases: Bool = false
) -> Tensor {
  total(parameters, includingBiases, of: "l2Penalty") { square($0).sum() } * (0.5 * decay)
}

/// ½ Σⱼ αⱼ Σ w² over groups j of weights, each with a decay of its own, such as one for each layer.
public func l2Penalty(_ groups: [(weights: [Tensor], decay: Double)]) -> Tensor {
  precondition(!groups.isEmpty, "l2Penalty needs at least one group of weights.")
  let penalties = groups.map { l2Penalty($0.weights, decay: $0.decay, includingBiases: true) }
  return penalties.dropFirst().reduce(penalties[0], +)
}

/// ½ Σ αᵢ wᵢ², where the decays α broadcast to w: [inputs] gives each input of a weight
/// [outputs, inputs] its own, as automatic relevance determination does.
public func l2Penalty(_ weight: Tensor, decays: Tensor) -> Tensor {
  precondition(
    Shape.broadcast(weight.shape, decays.shape, of: "l2Penalty") == weight.shape,
    "l2Penalty of a weight \(weight.shape) cannot have decays \(decays.shape).")
  return 0.5 * (decays.detached() * square(weight)).sum()
}

/// λ Σ |w|, which drives weights to 0 and holds them there; its gradient is λ sign w, 0 at 0.
///
/// A gradient step hardly ever ends at exactly 0; `shrinkWeights` after the step does.
public func l1Penalty(
  _ parameters: [Tensor], strength: Double, includingBiases: Bool = false
) -> Tensor {
  total(parameters, includingBiases, of: "l1Penalty") { abs($0).sum() } * strength
}

/// λ₁ Σ |w| + ½ λ₂ Σ w²: sparse, but of inputs that say the same it keeps all. H. Zou and T. Hastie,
/// Regularization and Variable Selection via the Elastic Net, 2005.
public func elasticNetPenalty(
  _ parameters: [Tensor], l1: Double, l2: Double, includingBiases: Bool = false
) -> Tensor {
  l1Penalty(parameters, strength: l1, includingBiases: includingBiases)
    + l2Penalty(parameters, decay: l2, includingBiases: includingBiases)
}

/// λ Σ (w/w₀)² / (1 + (w/w₀)²): the weight eliminator counts the weights that are large beside w₀.
///
/// The gradient is 2 λ (w/w₀²) / (1 + (w/w₀)²)²: small weights decay as with `l2Penalty`, large ones
/// are left alone, so that it decides which are needed. A. Weigend and others, Generalization by
/// Weight-Elimination, 1991.
public func weightEliminator(
  _ parameters: [Tensor], scale: Double = 1, strength: Double, includingBiases: Bool = false
) -> Tensor {
  precondition(scale > 0, "weightEliminator has a positive scale; got \(scale).")
  return total(parameters, includingBiases, of: "weightEliminator") { w in
    let ratio = square(w / scale)
    return (ratio / (1 + ratio)).sum()
  } * strength
}

/// The sum of a term for each parameter that is penalised.
private func total(
  _ parameters: [Tensor], _ includingBiases: Bool, of name: String, _ term: (Tensor) -> Tensor
) -> Tensor {
  let terms = parameters.filter { includingBiases || $0.rank >= 2 }.map(term)
  precondition(
    !terms.isEmpty,
    "\(name) found nothing to penalise among \(parameters.count) parameters; biases need "
      + "includingBiases: true.")
  return terms.dropFirst().reduce(terms[0], +)
}
