import NN

extension FixtureOperations {
  package static let activations: [String: Operation] = [
    "elu": { ["y": elu($0["x"], alpha: $0.number("alpha"))] },
    "gelu": { ["y": gelu($0["x"], form: $0.geluForm)] },
    "gelu_tanh": { ["y": gelu($0["x"], form: $0.geluForm)] },
    "leaky_relu": { ["y": leakyReLU($0["x"], slope: $0.number("negative_slope"))] },
    "log_softmax": { ["y": logSoftmax($0["x"], axis: $0.axes()[0])] },
    "logsigmoid": { ["y": logSigmoid($0["x"])] },
    "relu": { ["y": relu($0["x"])] },
    "scaled_tanh": {
      ["y": scaledTanh($0["x"], amplitude: $0.number("a"), slope: $0.number("b"))]
    },
    "sigmoid": { ["y": sigmoid($0["x"])] },
    "silu": { ["y": silu($0["x"])] },
    "softmax": { ["y": softmax($0["x"], axis: $0.axes()[0])] },
    "softplus": { ["y": softplus($0["x"])] },
    "tanh": { ["y": tanh($0["x"])] },
  ]
}

extension Arguments {
  fileprivate var geluForm: GELUForm { attribute("approximate").text == "tanh" ? .tanh : .exact }
}
