import NN

extension FixtureModels {
  /// An LSTM from zero states, linear on its last output, and cross-entropy.
  static let lstmClassifier: Loss = { arguments in
    let lstm = LSTM(
      LSTMCell(
        inputWeight: arguments["w_ih"], recurrentWeight: arguments["w_hh"],
        bias: arguments["b_ih"], recurrentBias: arguments["b_hh"]))
    let head = Linear(weight: arguments["out_w"], bias: arguments["out_b"])
    let last = lstm.run(arguments["x"]).state.hidden
    return crossEntropy(head(last), labels: arguments.integers("y"))
  }
}
