// The two players of a generative adversarial network, from the discriminator's scores: D = g(score)
// is its probability that an example is real. I. Goodfellow and others, Generative Adversarial
// Nets, 2014.
//
// While one player learns, the other must stand still: give each an optimizer of its own, and let
// the discriminator see `fake.detached()`.

/// −mean log D(real) − mean log(1 − D(fake)): the discriminator's loss, the binary cross-entropy
/// with targets 1 and 0. It starts at 2 log 2, and is there again when the fakes are perfect.
public func discriminatorLoss(real: Tensor, fake: Tensor) -> Tensor {
  softplus(-real).mean() + softplus(fake).mean()
}

/// What the generator minimises.
public enum GeneratorObjective: String, Sendable, Hashable {
  /// −mean log D(fake): a large gradient while the fakes are bad. What is used.
  case nonSaturating
  /// mean log(1 − D(fake)), the same game's other side: its gradient vanishes while the fakes are
  /// bad.
  case minimax
}

/// The generator's loss from the discriminator's scores of its fakes; non-saturating unless the
/// minimax form is asked for.
public func generatorLoss(
  fake: Tensor, objective: GeneratorObjective = .nonSaturating
) -> Tensor {
  switch objective {
  case .nonSaturating: softplus(-fake).mean()
  case .minimax: -softplus(fake).mean()
  }
}
