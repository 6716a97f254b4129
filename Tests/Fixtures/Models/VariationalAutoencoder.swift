import NN

extension FixtureModels {
  /// Encoder linear-tanh-(mean, log variance), z with the given noise, decoder linear-tanh-linear.
  ///
  /// The loss is (Σ binary cross-entropy + Σ KL(N(mean, variance) ‖ N(0, 1))) / batch.
  static let variationalAutoencoder: Loss = { arguments in
    func layer(_ name: String) -> Linear {
      Linear(weight: arguments["\(name)_w"], bias: arguments["\(name)_b"])
    }
    let x = arguments["x"]
    let hidden = tanh(layer("e")(x))
    let (mean, logVariance) = (layer("m")(hidden), layer("v")(hidden))
    let z = mean + exp(logVariance / 2) * arguments["noise"]
    let logits = layer("o")(tanh(layer("d")(z)))
    let reconstruction = binaryCrossEntropy(logits: logits, x, reduction: .sum)
    let divergence = (exp(logVariance) + square(mean) - 1 - logVariance).sum() / 2
    return (reconstruction + divergence) / Double(x.shape[0])
  }
}
