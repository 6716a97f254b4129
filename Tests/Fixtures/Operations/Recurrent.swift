import NN

extension FixtureOperations {
  static let recurrent: [String: Operation] = [
    "bidirectional_lstm": { arguments in
      func layer(_ direction: String) -> LSTM {
        LSTM(
          LSTMCell(
            inputWeight: arguments.view("w_ih" + direction),
            recurrentWeight: arguments.view("w_hh" + direction),
            bias: arguments.optional("b_ih" + direction),
            recurrentBias: arguments.optional("b_hh" + direction)), reversed: !direction.isEmpty)
      }
      return ["y": Bidirectional(layer(""), layer("_reverse"))(arguments.view("x"))]
    },
    "gru": { arguments in
      outputs(
        GRU(
          GRUCell(
            inputWeight: arguments.view("w_ih"), recurrentWeight: arguments.view("w_hh"),
            bias: arguments.optional("b_ih"), recurrentBias: arguments.optional("b_hh"),
            reset: .afterProduct, update: .keepsOld)), arguments)
    },
    "gru_reset_before": { arguments in
      outputs(
        GRU(
          GRUCell(
            inputWeight: arguments.view("w_ih"), recurrentWeight: arguments.view("w_hh"),
            bias: arguments.optional("b_ih"), recurrentBias: arguments.optional("b_hh"),
            reset: .beforeProduct, update: .keepsOld)), arguments)
    },
    "lstm": { arguments in
      outputs(
        LSTM(
          LSTMCell(
            inputWeight: arguments.view("w_ih"), recurrentWeight: arguments.view("w_hh"),
            bias: arguments.optional("b_ih"), recurrentBias: arguments.optional("b_hh"))),
        arguments)
    },
    "lstm_peephole": { arguments in
      outputs(
        Recurrent(
          PeepholeLSTMCell(
            inputWeight: arguments.view("w_ih"), recurrentWeight: arguments.view("w_hh"),
            bias: arguments.optional("b_ih"), peephole: arguments.view("peephole"))), arguments)
    },
    "mgu": { arguments in
      outputs(
        Recurrent(
          MGUCell(
            inputWeight: arguments.view("w_ih"), recurrentWeight: arguments.view("w_hh"),
            bias: arguments.optional("b_ih"))), arguments)
    },
    "rnn_tanh": { arguments in
      outputs(
        RNN(
          ElmanCell(
            inputWeight: arguments.view("w_ih"), recurrentWeight: arguments.view("w_hh"),
            bias: arguments.optional("b_ih"), recurrentBias: arguments.optional("b_hh"))),
        arguments)
    },
  ]

  /// All outputs and the last state, from the initial state that is given, if one is.
  private static func outputs(_ layer: Recurrent, _ arguments: Arguments) -> [String: Tensor] {
    let x = arguments.view("x")
    var start = layer.cell.initialState(batch: x.shape[0], precision: x.precision)
    if let h0 = arguments.optional("h0") { start.tensors[0] = h0 }
    if let c0 = arguments.optional("c0") { start.tensors[1] = c0 }
    let (outputs, last) = layer.run(x, from: start)
    var named = ["y": outputs, "h_last": last.hidden]
    if last.tensors.count > 1 { named["c_last"] = last.memory }
    return named
  }
}

extension Arguments {
  /// An input or parameter that a case may leave out.
  ///
  /// As a view: each step adds its share to the view's gradient, and the leaf receives their sum
  /// once. So a second backward pass doubles the leaf's gradient exactly.
  fileprivate func optional(_ name: String) -> Tensor? {
    tensors[name].map { $0.reshaped($0.shape) }
  }

  fileprivate func view(_ name: String) -> Tensor { optional(name)! }
}
