import NN

extension FixtureModels {
  /// 2-h-1: tanh, then a sigmoid and binary cross-entropy.
  static let exclusiveOr: Loss = { arguments in
    let model = Sequential(
      Linear(weight: arguments["w1"], bias: arguments["b1"]), Tanh(),
      Linear(weight: arguments["w2"], bias: arguments["b2"]), Sigmoid())
    return binaryCrossEntropy(model(arguments["x"]), arguments["y"])
  }
}
