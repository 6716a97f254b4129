import NN

extension FixtureOperations {
  static let losses: [String: Operation] = [
    "binary_cross_entropy": {
      ["y": binaryCrossEntropy($0["p"], $0["target"], reduction: $0.reduction)]
    },
    "binary_cross_entropy_with_logits": {
      ["y": binaryCrossEntropy(logits: $0["logits"], $0["target"], reduction: $0.reduction)]
    },
    "cross_entropy": { arguments in
      if arguments.fixture.inputs["target"]!.isInteger {
        return [
          "y": crossEntropy(
            arguments["logits"], labels: arguments.integers("target"),
            reduction: arguments.reduction, labelSmoothing: arguments.number("label_smoothing"))
        ]
      }
      return [
        "y": crossEntropy(
          arguments["logits"], target: arguments["target"], reduction: arguments.reduction)
      ]
    },
    "mse_loss": {
      ["y": meanSquaredError($0["prediction"], $0["target"], reduction: $0.reduction)]
    },
  ]

  static let missingLosses: Set<String> = [
    "contrastive",
    "gan_losses",
    "hinge",
    "huber",
    "kl_categorical",
    "kl_gaussian",
    "l1_loss",
    "multiclass_hinge",
    "multiclass_squared_hinge",
    "pseudo_huber",
    "reparameterize",
    "squared_hinge",
    "triplet",
    "skipgram_negative_sampling",
  ]
}
