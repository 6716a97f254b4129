import NN

extension FixtureOperations {
  static let activations: [String: Operation] = [
    "log_softmax": { ["y": logSoftmax($0["x"], axis: $0.axes()[0])] },
    "logsigmoid": { ["y": logSigmoid($0["x"])] },
    "relu": { ["y": relu($0["x"])] },
    "scaled_tanh": {
      ["y": scaledTanh($0["x"], amplitude: $0.number("a"), slope: $0.number("b"))]
    },
    "sigmoid": { ["y": sigmoid($0["x"])] },
    "softmax": { ["y": softmax($0["x"], axis: $0.axes()[0])] },
    "softplus": { ["y": softplus($0["x"])] },
    "tanh": { ["y": tanh($0["x"])] },
  ]

  static let missingActivations: Set<String> = [
    "elu",
    "gelu",
    "gelu_tanh",
    "leaky_relu",
    "silu",
  ]
}
