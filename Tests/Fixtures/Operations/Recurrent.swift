import NN

extension FixtureOperations {
  static let recurrent: [String: Operation] = [:]

  static let missingRecurrent: Set<String> = [
    "bidirectional_lstm",
    "gru",
    "gru_reset_before",
    "lstm",
    "lstm_peephole",
    "mgu",
    "rnn_tanh",
  ]
}
