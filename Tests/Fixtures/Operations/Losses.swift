import NN

extension FixtureOperations {
  package static let losses: [String: Operation] = [
    "binary_cross_entropy": {
      ["y": binaryCrossEntropy($0["p"], $0["target"], reduction: $0.reduction)]
    },
    "binary_cross_entropy_with_logits": {
      ["y": binaryCrossEntropy(logits: $0["logits"], $0["target"], reduction: $0.reduction)]
    },
    "contrastive": {
      [
        "y": contrastive(
          $0["a"], $0["b"], similar: 1 - $0["different"], margin: $0.number("margin"),
          measure: .distance, reduction: $0.meanUnlessGiven)
      ]
    },
    "cross_entropy": { arguments in
      let smoothing = arguments.option("label_smoothing")?.number ?? 0
      if arguments.fixture.inputs["target"]!.isInteger {
        return [
          "y": crossEntropy(
            arguments["logits"], labels: arguments.integers("target"),
            reduction: arguments.reduction, labelSmoothing: smoothing,
            ignoring: arguments.option("ignore_index")?.integer)
        ]
      }
      return [
        "y": crossEntropy(
          arguments["logits"], target: arguments["target"], reduction: arguments.reduction,
          labelSmoothing: smoothing)
      ]
    },
    "gan_losses": {
      [
        "discriminator": discriminatorLoss(real: $0["real"], fake: $0["fake"]),
        "generator": generatorLoss(fake: $0["fake"]),
        "generator_minimax": generatorLoss(fake: $0["fake"], objective: .minimax),
      ]
    },
    "hinge": { ["y": hinge($0["score"], $0["target"], reduction: $0.reduction)] },
    "huber": {
      [
        "y": huber(
          $0["prediction"], $0["target"], delta: $0.number("delta"), reduction: $0.reduction)
      ]
    },
    "kl_categorical": {
      ["y": categoricalKLDivergence($0["p"], logQ: $0["log_q"], reduction: $0.meanUnlessGiven)]
    },
    "kl_gaussian": {
      [
        "y": gaussianKLDivergence(
          mean: $0["mean"], logVariance: $0["log_variance"], reduction: $0.reduction)
      ]
    },
    "l1_loss": {
      ["y": meanAbsoluteError($0["prediction"], $0["target"], reduction: $0.reduction)]
    },
    "mse_loss": {
      ["y": meanSquaredError($0["prediction"], $0["target"], reduction: $0.reduction)]
    },
    "multiclass_hinge": {
      [
        "y": multiclassHinge(
          $0["scores"], labels: $0.integers("target"), reduction: $0.reduction)
      ]
    },
    "multiclass_squared_hinge": {
      [
        "y": multiclassSquaredHinge(
          $0["scores"], labels: $0.integers("target"), reduction: $0.reduction)
      ]
    },
    "pseudo_huber": {
      [
        "y": pseudoHuber(
          $0["prediction"], $0["target"], delta: $0.number("delta"), reduction: $0.reduction)
      ]
    },
    "reparameterize": {
      [
        "y": reparameterize(
          mean: $0["mean"], logVariance: $0["log_variance"], noise: $0["noise"])
      ]
    },
    "skipgram_negative_sampling": {
      [
        "y": skipGramLoss(
          inputTable: $0["input_table"], outputTable: $0["output_table"],
          centers: $0.integers("center"), positives: $0.integers("positive"),
          negatives: $0.integers("negative"))
      ]
    },
    "squared_hinge": { ["y": squaredHinge($0["score"], $0["target"], reduction: $0.reduction)] },
    "triplet": {
      [
        "y": triplet(
          $0["anchor"], $0["positive"], $0["negative"], margin: $0.number("margin"),
          reduction: $0.meanUnlessGiven)
      ]
    },
  ]
}

extension Arguments {
  fileprivate func option(_ name: String) -> Fixture.Attribute? { fixture.attrs[name] }

  /// Some losses are always means.
  fileprivate var meanUnlessGiven: Reduction {
    option("reduction")?.text.flatMap(Reduction.init) ?? .mean
  }
}
