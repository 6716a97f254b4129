import NN
import Testing

/// The layers that run a sequence as one operation, against their cells step by step.
@Suite struct RecurrentSequenceTests {
  struct Kind: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let make: @Sendable (Int, Int, Bool, Precision, inout SeededGenerator) -> Recurrent

    init(
      _ name: String,
      _ make: @escaping @Sendable (Int, Int, Bool, Precision, inout SeededGenerator) -> Recurrent
    ) {
      testDescription = name
      self.make = make
    }
  }

  static let kinds: [Kind] = [
    Kind("lstm") { LSTM($0, $1, forgetBias: 1, reversed: $2, precision: $3, using: &$4) },
    Kind("lstm, two biases") {
      LSTM($0, $1, recurrentBias: true, reversed: $2, precision: $3, using: &$4)
    },
    Kind("gru, before, takes new") { GRU($0, $1, reversed: $2, precision: $3, using: &$4) },
    Kind("gru, before, keeps old") {
      GRU(
        $0, $1, update: .keepsOld, candidateBias: false, recurrentBias: true, reversed: $2,
        precision: $3, using: &$4)
    },
    Kind("gru, after, takes new") {
      GRU(
        $0, $1, reset: .afterProduct, candidateBias: false, reversed: $2, precision: $3, using: &$4)
    },
    Kind("gru, after, keeps old") {
      GRU(
        $0, $1, reset: .afterProduct, update: .keepsOld, recurrentBias: true, reversed: $2,
        precision: $3, using: &$4)
    },
    Kind("tanh") { RNN($0, $1, recurrentBias: true, reversed: $2, precision: $3, using: &$4) },
    Kind("logistic") {
      RNN($0, $1, activation: .logistic, reversed: $2, precision: $3, using: &$4)
    },
    Kind("relu, no bias") {
      RNN($0, $1, activation: .relu, bias: false, reversed: $2, precision: $3, using: &$4)
    },
  ]

  /// Values and gradients of a loss that uses the outputs and the last state.
  private func results(_ layer: Recurrent, _ x: Tensor, _ start: [Tensor]) -> [Tensor] {
    let leaves = [x] + start + layer.parameters
    for leaf in leaves { leaf.zeroGradient() }
    let (outputs, last) = layer.run(x, from: RecurrentState(start))
    var g = SeededGenerator(seed: 9)
    let loss = ([outputs] + last.tensors).map { tensor in
      (tensor * .normal(tensor.shape, precision: tensor.precision, using: &g)).sum()
    }.reduce(Tensor(0, precision: x.precision)) { $0 + $1 }
    loss.backward()
    return [outputs] + last.tensors + leaves.map { $0.gradient! }
  }

  @Test(arguments: kinds, Precision.allCases)
  func `a sequence as one operation is its cell step by step`(kind: Kind, precision: Precision) {
    let sizes = [(1, 1, 1, 1), (2, 3, 5, 17), (19, 2, 18, 3)]
    for (batch, time, inputs, hidden) in sizes {
      for isReversed in [false, true] {
        var g = SeededGenerator(seed: UInt64(batch))
        let layer = kind.make(inputs, hidden, isReversed, precision, &g)
        let x = Tensor.normal([batch, time, inputs], precision: precision, using: &g)
        let start = layer.cell.initialState(batch: batch, precision: precision).tensors.map {
          Tensor.normal($0.shape, precision: precision, using: &g)
        }
        for tensor in [x] + start { tensor.requiresGradient = true }
        let found = results(layer, x, start)
        let expected = results(Recurrent(layer.cell, reversed: isReversed), x, start)
        for (a, b) in zip(found, expected) {
          expectClose(a, b, within: precision == .float32 ? 1e-4 : 1e-12)
        }
      }
    }
  }

  @Test(arguments: kinds)
  func `a retained graph gives the same gradients again`(kind: Kind) {
    var g = SeededGenerator(seed: 1)
    let layer = kind.make(3, 5, false, .float32, &g)
    let x = Tensor.normal([2, 4, 3], using: &g)
    let loss = square(layer(x)).sum()
    loss.backward(retainGraph: true)
    let once = layer.parameters.map { $0.gradient!.values }
    layer.parameters.forEach { $0.zeroGradient() }
    loss.backward()
    #expect(layer.parameters.map { $0.gradient!.values } == once)
  }

  @Test func `a loss of the last memory alone has gradients`() {
    var g = SeededGenerator(seed: 2)
    let layer = LSTM(2, 3, using: &g)
    let x = Tensor.normal([2, 5, 2], using: &g)
    let check = checkGradient(
      of: layer, loss: { square($0.run(x.converted(to: .float64)).state.memory).sum() })
    #expect(check.passed, "\(check)")
    let twice = layer.run(x).state.memory
    (twice * twice).sum().backward()
    let expected = layer.cell.parameters.map { $0.gradient! }
    layer.parameters.forEach { $0.zeroGradient() }
    let cell = Recurrent(layer.cell).run(x).state.memory
    square(cell).sum().backward()
    for (a, b) in zip(expected, layer.parameters) { expectClose(a, b.gradient!, within: 1e-5) }
  }

  @Test func `what is not a number stays in its row`() {
    var g = SeededGenerator(seed: 3)
    for kind in Self.kinds where kind.testDescription != "relu, no bias" {
      let layer = kind.make(2, 3, false, .float32, &g)
      var values = [Double](repeating: 100, count: 3 * 4 * 2)
      values[1 * 8 + 3] = .nan
      let outputs = layer(Tensor(values, shape: [3, 4, 2]))
      #expect(
        outputs[0].values.allSatisfy { $0.isFinite } && outputs[2].values.allSatisfy { $0.isFinite }
      )
      #expect(outputs[1, 0].values.allSatisfy { $0.isFinite })
      #expect(
        outputs[1, 1].values.allSatisfy { $0.isNaN } && outputs[1, 3].values.allSatisfy { $0.isNaN }
      )
    }
  }

  @Test func `gates are right where they saturate`() {
    for sum in [-200.0, -100, -88, -30, -1e-4, 0, 1e-4, 5, 30, 100, 200] {
      let one = Tensor([[1]])
      let logistic = ElmanCell(
        inputWeight: one, recurrentWeight: Tensor([[0]]), activation: .logistic)
      let tangent = ElmanCell(inputWeight: one, recurrentWeight: Tensor([[0]]))
      let x = Tensor([sum], shape: [1, 1, 1])
      expectClose(RNN(logistic)(x), sigmoid(x), within: 1e-6)
      expectClose(RNN(tangent)(x), tanh(x), within: 1e-6)
    }
  }

  @Test func `a layer of one precision takes inputs of the other`() {
    var g = SeededGenerator(seed: 4)
    for kind in Self.kinds {
      let layer = kind.make(2, 3, false, .float32, &g)
      let x = Tensor.normal([2, 4, 2], precision: .float64, using: &g)
      let outputs = layer(x)
      #expect(outputs.precision == .float64)
      // Two biases are added before they are made wider.
      expectClose(outputs, Recurrent(layer.cell)(x), within: 1e-7)
    }
  }
}
