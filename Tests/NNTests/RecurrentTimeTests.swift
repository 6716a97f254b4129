import NN
import Testing

/// What happens between steps: padding, truncation, chunks, sharing, and other shapes than a line.
@Suite struct RecurrentTimeTests {
  private static func input(_ shape: [Int], seed: UInt64 = 1) -> Tensor {
    var g = SeededGenerator(seed: seed)
    return .normal(shape, precision: .float64, using: &g)
  }

  @Test(arguments: [false, true])
  func `a padded sequence is the short one, with zeros after`(isReversed: Bool) {
    var g = SeededGenerator(seed: 2)
    let layer = LSTM(2, 3, reversed: isReversed, precision: .float64, using: &g)
    let x = Self.input([3, 5, 2])
    let lengths = [5, 2, 0]
    let mask = lengthMask(lengths, time: 5)
    let (outputs, last) = layer.run(x, mask: mask)
    for (row, length) in lengths.enumerated() where length > 0 {
      let short = layer.run(x[row..<row + 1, 0..<length])
      expectClose(outputs[row..<row + 1, 0..<length], short.outputs)
      expectClose(last.hidden[row..<row + 1], short.state.hidden)
      expectClose(last.memory[row..<row + 1], short.state.memory)
      #expect(outputs[row].values[(length * 3)...].allSatisfy { $0 == 0 })
    }
    #expect(last.hidden[2].values == [0, 0, 0])
    x.requiresGradient = true
    let sum = layer.run(x, mask: mask).outputs.sum()
    sum.backward()
    #expect(x.gradient![1].values[4...].allSatisfy { $0 == 0 })
    #expect(x.gradient![1].values[..<4].allSatisfy { $0 != 0 })
  }

  /// Without a mask some of these run as one operation, with one all of them step by step.
  @Test func `whatever the layer, padding changes nothing before it`() {
    var g = SeededGenerator(seed: 12)
    let layers: [Recurrent] = [
      RNN(2, 3, precision: .float64, using: &g), GRU(2, 3, precision: .float64, using: &g),
      GRU(GRUCell(2, 3, reset: .beforeProduct, precision: .float64, using: &g)),
      Recurrent(MGUCell(2, 3, precision: .float64, using: &g)),
      Recurrent(PeepholeLSTMCell(2, 3, precision: .float64, using: &g)),
      Recurrent(LSTMWithoutForgetGateCell(2, 3, precision: .float64, using: &g)),
    ]
    let x = Self.input([2, 6, 2])
    let mask = lengthMask([6, 4], time: 6)
    let short = x[1..<2, 0..<4]
    for layer in layers {
      let padded = layer.run(x, mask: mask)
      let alone = layer.run(short)
      expectClose(padded.outputs[1..<2, 0..<4], alone.outputs)
      expectClose(padded.outputs[0..<1], layer.run(x[0..<1]).outputs)
      expectClose(padded.state.hidden[1..<2], alone.state.hidden)
      #expect(padded.outputs[1].values[12...].allSatisfy { $0 == 0 })
    }
    let backward = GRU(2, 3, reversed: true, precision: .float64, using: &g)
    let both = Bidirectional(layers[1], backward)
    expectClose(both.run(x, mask: mask).outputs[1..<2, 0..<4], both(short))
    let stack = StackedRecurrent([layers[0], LSTM(3, 2, precision: .float64, using: &g)])
    expectClose(stack.run(x, mask: mask).outputs[1..<2, 0..<4], stack(short))
  }

  @Test func `both directions are joined at each step`() {
    var g = SeededGenerator(seed: 3)
    let forward = GRU(2, 3, precision: .float64, using: &g)
    let backward = GRU(2, 4, reversed: true, precision: .float64, using: &g)
    let x = Self.input([2, 5, 2])
    let (outputs, states) = Bidirectional(forward, backward).run(x)
    #expect(outputs.shape == [2, 5, 7])
    expectClose(outputs.slice(axis: 2, from: 0, to: 3), forward(x))
    // Reading backward is reading the turned sequence, and turning the outputs.
    let turned = stack((0..<5).reversed().map { x.transposed(0, 1)[$0] }, axis: 1)
    let other = GRU(backward.cell as! GRUCell)(turned)
    for t in 0..<5 {
      expectClose(
        outputs.transposed(0, 1)[t].slice(axis: 1, from: 3, to: 7),
        other.transposed(0, 1)[4 - t])
    }
    expectClose(states.backward.hidden, outputs.transposed(0, 1)[0].slice(axis: 1, from: 3, to: 7))
  }

  @Test func `levels stand one above another, with or without ReLU between`() {
    var g = SeededGenerator(seed: 4)
    let lower = RNN(2, 3, precision: .float64, using: &g)
    let upper = LSTM(3, 4, precision: .float64, using: &g)
    let x = Self.input([2, 5, 2])
    expectClose(StackedRecurrent([lower, upper])(x), upper(lower(x)))
    let hierarchy = StackedRecurrent([lower, upper], reluBetween: true)
    expectClose(hierarchy(x), upper(relu(lower(x))))
    // In two chunks, each level going on from its own state.
    let first = hierarchy.run(x[0..<2, 0..<3])
    let second = hierarchy.run(x[0..<2, 3..<5], from: first.states)
    expectClose(concat([first.outputs, second.outputs], axis: 1), hierarchy(x))
    #expect(hierarchy.parameterCount == lower.parameterCount + upper.parameterCount)
  }

  @Test func `truncation keeps the values and cuts the gradients`() {
    var g = SeededGenerator(seed: 5)
    let layer = LSTM(1, 3, precision: .float64, using: &g)
    let x = Self.input([2, 7, 1])
    let whole = layer.run(x)
    let cut = layer.run(x, truncatedTo: 3)
    expectClose(cut.outputs, whole.outputs)
    expectClose(cut.state.memory, whole.state.memory)

    func gradient(_ steps: Int) -> [Double] {
      NN.gradient(
        of: { layer.run($0, truncatedTo: steps).outputs[0, 5].sum() }, at: x)[0].values
    }
    // The chunks of 3 are 0–2, 3–5 and 6.
    #expect(gradient(3).map { $0 != 0 } == [false, false, false, true, true, true, false])
    #expect(gradient(7).map { $0 != 0 } == [true, true, true, true, true, true, false])
  }

  @Test func `a reversed layer is truncated from the end`() {
    var g = SeededGenerator(seed: 5)
    let layer = GRU(1, 3, reversed: true, precision: .float64, using: &g)
    let x = Self.input([1, 4, 1])
    let cut = layer.run(x, truncatedTo: 2)
    expectClose(cut.outputs, layer(x))
    expectClose(cut.state.hidden, layer.run(x).state.hidden)
  }

  @Test func `a stateful layer goes on where it stopped`() {
    var g = SeededGenerator(seed: 6)
    let layer = GRU(2, 3, precision: .float64, using: &g)
    let stateful = StatefulRecurrent(layer)
    let x = Self.input([2, 6, 2])
    let outputs = [0..<2, 2..<5, 5..<6].map { stateful(x[0..<2, $0]) }
    expectClose(concat(outputs, axis: 1), layer(x))
    #expect(stateful.state?.hidden.requiresGradient == false)
    stateful.reset()
    expectClose(stateful(x), layer(x))
  }

  @Test func `a shared parameter receives the sum of its uses`() {
    // y = w (w (w x)), so ∂y/∂w = 3 w² x, of which each use gives a third.
    let w = Tensor(2, precision: .float64, requiresGradient: true)
    let shared = SharedGradient(of: w, uses: 3) { copies in copies.reduce(Tensor(5)) { $0 * $1 } }
    (w * (w * (w * 5))).backward()
    #expect(shared.contributions.map(\.item) == [20, 20, 20])
    #expect(shared.sum.item == w.gradient!.item && shared.average.item == 20)
  }

  @Test func `a recurrent weight's gradient is the sum over time`() {
    var g = SeededGenerator(seed: 7)
    let cell = ElmanCell(2, 3, precision: .float64, using: &g)
    let x = Self.input([2, 5, 2])
    let shared = SharedGradient(of: cell.recurrentWeight, uses: 5) { copies in
      var state = RecurrentState(hidden: .zeros([2, 3], precision: .float64))
      for (t, copy) in copies.enumerated() {
        let step = ElmanCell(
          inputWeight: cell.inputWeight, recurrentWeight: copy, bias: cell.bias)
        state = step.step(x.transposed(0, 1)[t], state).state
      }
      return square(state.hidden).sum()
    }
    square(RNN(cell).run(x).state.hidden).sum().backward()
    expectClose(shared.sum, cell.recurrentWeight.gradient!)
  }

  @Test func `a grid of one row is a line`() {
    var g = SeededGenerator(seed: 8)
    let grid = GridLSTM(2, 3, precision: .float64, using: &g)
    func line(_ weight: Tensor) -> Tensor {  // i, f′, C̃, o without f″
      concat([weight[0..<6], weight[9..<15]])
    }
    let x = Self.input([2, 5, 2])
    let left = LSTM(
      LSTMCell(
        inputWeight: line(grid.inputWeight), recurrentWeight: line(grid.leftWeight),
        bias: line(grid.bias)))
    expectClose(grid(x.reshaped([2, 1, 5, 2])).reshaped([2, 5, 3]), left(x))
  }

  @Test func `a grid has the right gradients, and none from the lower right`() {
    var g = SeededGenerator(seed: 9)
    let grid = GridLSTM(2, 2, forgetBias: 1, using: &g)
    let x = Self.input([1, 2, 3, 2])
    let check = checkGradient(of: grid, loss: { square($0(x)).sum() })
    #expect(check.passed, "\(check)")
    let gradient = gradient(of: { square(grid($0)[0, 0, 1]).sum() }, at: x)
    let isReached = (0..<6).map { gradient.reshaped([6, 2])[$0].values.allSatisfy { $0 != 0 } }
    #expect(isReached == [true, true, false, false, false, false])
  }

  @Test func `a node of a graph hears as far as there are steps`() {
    var g = SeededGenerator(seed: 10)
    let path = Tensor(
      [[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0]]
    ).converted(to: .float64)
    let nodes = Self.input([4, 3])
    for steps in 0...3 {
      let layer = GraphGRU(3, steps: steps, precision: .float64, using: &g)
      let gradient = gradient(of: { layer($0, adjacency: path)[0].sum() }, at: nodes)
      let isHeard = (0..<4).map { !gradient[$0].values.allSatisfy { $0 == 0 } }
      #expect(isHeard == (0..<4).map { $0 <= steps })
    }
  }

  @Test func `a graph's nodes may be listed in any order`() {
    var g = SeededGenerator(seed: 11)
    let layer = GraphGRU(3, steps: 2, using: &g)
    let adjacency = Self.input([4, 4], seed: 2)
    let nodes = Self.input([4, 3])
    let order = Tensor([[0, 0, 1, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 1, 0, 0]])
      .converted(to: .float64)
    let turned = layer(
      matmul(order, nodes), adjacency: matmul(matmul(order, adjacency), order.transposed()))
    expectClose(turned, matmul(order, layer(nodes, adjacency: adjacency)))
    let batch = layer(stack([nodes, nodes]), adjacency: stack([adjacency, adjacency]))
    expectClose(batch[1], layer(nodes, adjacency: adjacency))
    let check = checkGradient(
      of: layer, loss: { square($0(nodes, adjacency: adjacency)).sum() })
    #expect(check.passed, "\(check)")
  }
}
