import NN
import Testing

@Suite struct RecurrentCellTests {
  @Test func `cells have as many parameters as their equations`() {
    var g = SeededGenerator(seed: 1)
    let (n, h) = (10, 20)
    #expect(ElmanCell(n, h, using: &g).parameterCount == 620)
    #expect(ElmanCell(n, h, bias: false, using: &g).parameterCount == 600)
    #expect(LSTMWithoutForgetGateCell(n, h, using: &g).parameterCount == 1860)
    #expect(LSTMCell(n, h, using: &g).parameterCount == 2480)
    #expect(LSTMCell(n, h, recurrentBias: true, using: &g).parameterCount == 2560)
    #expect(PeepholeLSTMCell(n, h, using: &g).parameterCount == 2540)
    #expect(PeepholeLSTMCell(n, h, peephole: .full, using: &g).parameterCount == 3680)
    #expect(
      PeepholeLSTMCell(n, h, peephole: .full, candidateBias: false, using: &g).parameterCount
        == 3660)
    #expect(GRUCell(n, h, using: &g).parameterCount == 1860)
    #expect(GRUCell(n, h, candidateBias: false, using: &g).parameterCount == 1840)
    #expect(MGUCell(n, h, using: &g).parameterCount == 1240)
    let cell = StaticDynamicCell(n, static: 6, dynamic: h, outputs: 3, using: &g)
    #expect(cell.parameterCount == 6 * (n + h + 1) + h * (n + h + 1) + 3 * (6 + h + 1))
    let names = LSTM(n, h, using: &g).namedParameters.map(\.name)
    #expect(names == ["0.inputWeight", "0.recurrentWeight", "0.bias"])
  }

  @Test func `one matrix times h and x side by side is the same LSTM`() {
    var g = SeededGenerator(seed: 2)
    let cell = LSTMCell(3, 4, precision: .float64, using: &g)
    let x = Tensor.normal([5, 3], precision: .float64, using: &g)
    let h = Tensor.normal([5, 4], precision: .float64, using: &g)
    let c = Tensor.normal([5, 4], precision: .float64, using: &g)
    let joined = concat([cell.recurrentWeight, cell.inputWeight], axis: 1)
    let sums = linear(concat([h, x], axis: 1), joined, cell.bias)
    func gate(_ k: Int) -> Tensor { sums.slice(axis: 1, from: 4 * k, to: 4 * k + 4) }
    let memory = sigmoid(gate(1)) * c + sigmoid(gate(0)) * tanh(gate(2))
    let expected = sigmoid(gate(3)) * tanh(memory)
    let (output, state) = cell.step(x, RecurrentState(hidden: h, memory: c))
    expectClose(output, expected)
    expectClose(state.memory, memory)
  }

  @Test func `the output gate of a peephole cell sees the new memory`() {
    for peephole in [Tensor([[0], [0], [1]]), Tensor([0, 0, 1]).reshaped([3, 1])] {
      let cell = PeepholeLSTMCell(
        inputWeight: .zeros([4, 1]), recurrentWeight: .zeros([4, 1]), peephole: peephole)
      let start = RecurrentState(hidden: Tensor([[0]]), memory: Tensor([[1]]))
      // i = f = ½ and C̃ = 0, so C = ½ and o = σ(½).
      let (output, state) = cell.step(Tensor([[7]]), start)
      #expect(state.memory.values == [0.5])
      #expect((output.item - 0.28764914).magnitude < 1e-6)
    }
  }

  @Test func `full peepholes on the diagonal are diagonal ones`() {
    var g = SeededGenerator(seed: 3)
    let small = PeepholeLSTMCell(2, 3, candidateBias: false, precision: .float64, using: &g)
    var full = [Double](repeating: 0, count: 27)
    for row in 0..<9 { full[row * 3 + row % 3] = small.peephole.values[row] }
    let large = PeepholeLSTMCell(
      inputWeight: small.inputWeight, recurrentWeight: small.recurrentWeight, bias: small.bias,
      peephole: Tensor(full, shape: [9, 3], precision: .float64))
    let x = Tensor.normal([4, 6, 2], precision: .float64, using: &g)
    expectClose(Recurrent(small)(x), Recurrent(large)(x))
  }

  @Test func `an LSTM whose forget gate is open is the first one`() {
    var g = SeededGenerator(seed: 4)
    let first = LSTMWithoutForgetGateCell(2, 3, precision: .float64, using: &g)
    func opened(_ rows: Tensor, _ fill: Double) -> Tensor {
      let shape = [3] + rows.shape.dropFirst()
      return concat([
        rows[0..<3], .full(shape, fill, precision: .float64), rows.rows(from: 3, to: 9),
      ])
    }
    let second = LSTMCell(
      inputWeight: opened(first.inputWeight, 0),
      recurrentWeight: opened(first.recurrentWeight, 0), bias: opened(first.bias!, 50))
    let x = Tensor.normal([4, 6, 2], precision: .float64, using: &g)
    expectClose(Recurrent(first)(x), Recurrent(second)(x))
  }

  @Test func `the two meanings of the update gate differ by a sign`() {
    var g = SeededGenerator(seed: 5)
    for reset in GRUCell.Reset.allCases {
      let takes = GRUCell(2, 3, reset: reset, precision: .float64, using: &g)
      func turned(_ tensor: Tensor) -> Tensor {
        concat([tensor[0..<3], -tensor[3..<6], tensor[6..<9]])
      }
      let keeps = GRUCell(
        inputWeight: turned(takes.inputWeight), recurrentWeight: turned(takes.recurrentWeight),
        bias: turned(takes.bias!), reset: reset, update: .keepsOld)
      let x = Tensor.normal([4, 6, 2], precision: .float64, using: &g)
      expectClose(Recurrent(takes)(x), Recurrent(keeps)(x))
    }
  }

  @Test func `where the reset gate acts matters`() {
    // One unit: r = z = σ(0) = ½, h = 2, Uₙ = 1, b′ₙ = 1, x = 0; takes the new.
    func value(_ reset: GRUCell.Reset) -> Double {
      let cell = GRUCell(
        inputWeight: .zeros([3, 1]), recurrentWeight: Tensor([[0], [0], [1]]),
        recurrentBias: Tensor([0, 0, 1]), reset: reset)
      return cell.step(Tensor([[0]]), RecurrentState(hidden: Tensor([[2]]))).output.item
    }
    #expect((value(.beforeProduct) - (1 + 0.5 * 0.96402758)).magnitude < 1e-6)  // tanh 2
    #expect((value(.afterProduct) - (1 + 0.5 * 0.90514825)).magnitude < 1e-6)  // tanh 1.5
  }

  @Test func `a rectified network that starts as the identity remembers by copying`() {
    var g = SeededGenerator(seed: 6)
    let cell = ElmanCell(2, 3, activation: .relu, startsAsIdentity: true, using: &g)
    let start = RecurrentState(hidden: Tensor([[1, 2, 3]]))
    let end = RNN(cell).run(.zeros([1, 50, 2]), from: start).state
    #expect(end.hidden.values == [1, 2, 3])
  }

  @Test func `a new LSTM with a forget bias starts with that bias`() {
    var g = SeededGenerator(seed: 7)
    let cell = LSTMCell(2, 3, forgetBias: 4, recurrentBias: true, using: &g)
    #expect(
      cell.bias!.values[3..<6] == [4, 4, 4] && cell.recurrentBias!.values[3..<6] == [0, 0, 0])
    #expect(!cell.bias!.values[0..<3].contains(4) && cell.bias!.requiresGradient)
  }

  static let cells: [@Sendable (inout SeededGenerator) -> RecurrentCell] = [
    { ElmanCell(2, 3, activation: .logistic, bias: false, using: &$0) },
    { StaticDynamicCell(2, static: 4, dynamic: 3, outputs: 2, using: &$0) },
    { LSTMWithoutForgetGateCell(2, 3, recurrentBias: true, using: &$0) },
    { LSTMCell(2, 3, forgetBias: 3, using: &$0) },
    { PeepholeLSTMCell(2, 3, peephole: .full, candidateBias: false, using: &$0) },
    { GRUCell(2, 3, candidateBias: false, recurrentBias: true, using: &$0) },
    { GRUCell(2, 3, reset: .afterProduct, candidateBias: false, using: &$0) },
    { MGUCell(2, 3, using: &$0) },
  ]

  @Test(arguments: cells.indices)
  func `a cell has the right gradients in parameters, inputs and states`(index: Int) {
    var g = SeededGenerator(seed: 8)
    let layer = Recurrent(Self.cells[index](&g))
    let x = Tensor.normal([2, 4, 2], precision: .float64, using: &g)
    let zeros = layer.cell.initialState(batch: 2, precision: .float64).tensors
    let start = zeros.map { Tensor.normal($0.shape, precision: .float64, using: &g) }
    func loss(_ x: Tensor, _ state: [Tensor]) -> Tensor {
      let (outputs, last) = layer.run(x, from: RecurrentState(state))
      return last.tensors.reduce(square(outputs).sum()) { $0 + (exp($1) * 0.5).sum() }
    }
    let parameters = checkGradient(of: layer, loss: { _ in loss(x, start) })
    #expect(parameters.passed, "\(parameters)")
    let named = [("x", x)] + start.enumerated().map { ("state \($0.offset)", $0.element) }
    let inputs = checkGradient(
      of: { loss($0["x"], Array($0.tensors.dropFirst())) },
      at: named.map { (name: $0.0, tensor: $0.1) })
    #expect(inputs.passed, "\(inputs)")
  }
}

/// Both tensors are the same up to rounding in Double.
func expectClose(
  _ found: Tensor, _ expected: Tensor, within tolerance: Double = 1e-12,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(found.shape == expected.shape, sourceLocation: sourceLocation)
  let differences = zip(found.values, expected.values).map {
    ($0 - $1).magnitude / (1 + $1.magnitude)
  }
  #expect(
    differences.allSatisfy { $0 <= tolerance }, "differs by \(differences.max() ?? 0)",
    sourceLocation: sourceLocation)
}
