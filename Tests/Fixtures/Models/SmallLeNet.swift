import NN

extension FixtureModels {
  /// Convolution (padded to keep the size), ReLU, pooling, convolution, ReLU, pooling, linear, and
  /// cross-entropy.
  static let smallLeNet: Loss = { arguments in
    let first = arguments["conv1_w"]
    let model = Sequential(
      Conv2d(weight: first, bias: arguments["conv1_b"], padding: first.shape[2] / 2), ReLU(),
      MaxPool2d(2),
      Conv2d(weight: arguments["conv2_w"], bias: arguments["conv2_b"]), ReLU(), MaxPool2d(2),
      Flatten(), Linear(weight: arguments["fc_w"], bias: arguments["fc_b"]))
    return crossEntropy(model(arguments["x"]), labels: arguments.integers("y"))
  }
}
