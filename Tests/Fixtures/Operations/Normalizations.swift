import NN

extension FixtureOperations {
  static let normalizations: [String: Operation] = [
    "batch_norm1d": { batchNormalized($0, by: BatchNorm1d.init) },
    "batch_norm2d": { batchNormalized($0, by: BatchNorm2d.init) },
    "dropout": { arguments in
      let mask = arguments.fixture.inputs["mask"]!.tensor(arguments["x"].precision)
      let keepProbability = 1 - arguments.number("p")
      return ["y": dropout(arguments["x"], mask: mask, keepProbability: keepProbability)]
    },
    "group_norm": { arguments in
      let layer = GroupNorm(
        groups: arguments.axes("groups")[0], scale: arguments["weight"],
        shift: arguments["bias"], epsilon: arguments.number("eps"))
      return ["y": layer(arguments["x"])]
    },
    "layer_norm": { arguments in
      let layer = LayerNorm(
        scale: arguments["weight"], shift: arguments["bias"], epsilon: arguments.number("eps"))
      return ["y": layer(arguments["x"])]
    },
    "local_response_norm": { arguments in
      [
        "y": localResponseNorm(
          arguments["x"], size: arguments.axes("size")[0], alpha: arguments.number("alpha"),
          beta: arguments.number("beta"), k: arguments.number("k"), dividesBySize: true)
      ]
    },
    "rms_norm": { arguments in
      let layer = RMSNorm(scale: arguments["weight"], epsilon: arguments.number("eps"))
      return ["y": layer(arguments["x"])]
    },
    "weight_norm_linear": { arguments in
      let weight = weightNormalized(arguments["v"], length: arguments["g"])
      return ["y": linear(arguments["x"], weight, arguments.tensors["bias"])]
    },
  ]

  private typealias MakeBatchNorm = (
    _ scale: Tensor, _ shift: Tensor, _ runningMean: Tensor, _ runningVariance: Tensor,
    _ momentum: Double, _ epsilon: Double, _ varianceDivisor: VarianceDivisor
  ) -> BatchNorm

  /// The layer's value, and its running statistics after a batch of training.
  private static func batchNormalized(
    _ arguments: Arguments, by make: MakeBatchNorm
  ) -> [String: Tensor] {
    let layer = make(
      arguments["weight"], arguments["bias"], arguments["running_mean"].detached(),
      arguments["running_var"].detached(), arguments.number("momentum"),
      arguments.number("eps"), .count)
    let isTraining = arguments.attribute("training").flag!
    if !isTraining { layer.evaluate() }
    let y = layer(arguments["x"])
    guard isTraining else { return ["y": y] }
    return [
      "y": y, "new_running_mean": layer.runningMean, "new_running_var": layer.runningVariance,
    ]
  }
}
