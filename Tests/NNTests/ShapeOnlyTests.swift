import NN
import Testing

@Suite struct ShapeOnlyTests {
  @Test func `AlexNet is counted without its sixty million weights`() {
    var generator = SeededGenerator(seed: 1)
    func conv(_ inputs: Int, _ outputs: Int, _ kernel: Int, stride: Int = 1, groups: Int = 1)
      -> Conv2d
    {
      Conv2d(
        inputs, outputs, kernel, stride: stride, padding: stride == 1 ? kernel / 2 : 0,
        groups: groups, initializer: .undrawn, using: &generator)
    }
    func linear(_ inputs: Int, _ outputs: Int) -> Linear {
      Linear(inputs, outputs, initializer: .undrawn, using: &generator)
    }
    let model = Sequential(
      conv(3, 96, 11, stride: 4), ReLU(), LocalResponseNorm(), MaxPool2d(3, stride: 2),
      conv(96, 256, 5, groups: 2), ReLU(), LocalResponseNorm(), MaxPool2d(3, stride: 2),
      conv(256, 384, 3), ReLU(), conv(384, 384, 3, groups: 2), ReLU(),
      conv(384, 256, 3, groups: 2), ReLU(), MaxPool2d(3, stride: 2), Flatten(),
      linear(9216, 4096), ReLU(), linear(4096, 4096), ReLU(), linear(4096, 1000))
    let summary = model.summary(inputShape: [1, 3, 227, 227])
    #expect(model.outputShape(for: [1, 3, 227, 227]) == [1, 1000])
    #expect(summary.parameterCount == 60_965_224)
    #expect(summary.macs == 724_406_816)
    #expect(summary.rows.first?.outputShape == [1, 96, 55, 55])
    #expect(summary.rows.reduce(0) { $0 + $1.parameterCount } == summary.parameterCount)
    #expect(summary.description.contains("60,965,224"))
  }

  @Test func `what is said about shapes is what a call gives`() {
    var generator = SeededGenerator(seed: 2)
    let x = Tensor.normal([2, 4, 9, 8], using: &generator)
    let layers: [Layer] = [
      Conv2d(4, 6, [3, 5], stride: 2, padding: .sides([[1, 0], [2, 2]]), using: &generator),
      Conv2d(4, 8, 3, padding: .same, dilation: 2, groups: 2, using: &generator),
      ConvTranspose2d(4, 6, 3, stride: 2, padding: 1, outputPadding: 1, using: &generator),
      LocallyConnected2d(4, 3, 3, size: [9, 8], stride: 2, using: &generator),
      MaxPool2d(3, stride: 2), MaxPool2d(2), AveragePool2d(3, stride: 2, padding: 1),
      GlobalAveragePool2d(), GlobalMaxPool2d(), Upsample([2, 3]), ScaledAveragePool2d(4, 2),
      Flatten(), Reshape(4, -1), ReLU(), Softmax(), BatchNorm2d(4), LocalResponseNorm(),
      GroupNorm(groups: 2, channels: 4), LayerNorm(9, 8), Linear(8, 5, using: &generator),
      Dropout(keepProbability: 0.5, using: &generator), Identity(),
      Lambda(outputShape: { [$0[0]] }) { $0.sum(axes: [1, 2, 3]) },
      WeightNorm(Conv2d(4, 6, 3, using: &generator)),
      Residual(Conv2d(4, 4, 3, padding: 1, using: &generator), scale: 0.1),
      Branches(Identity(), Conv2d(4, 3, 1, using: &generator)),
      ResidualBlock(4, 6, stride: 2, using: &generator),
      BottleneckBlock(4, 8, stride: 2, using: &generator),
      InceptionBlock(4, one: 1, three: (2, 3), five: (1, 2), pooled: 2, using: &generator),
      DenseBlock(4, layers: 3, growth: 2, bottleneck: true, using: &generator),
      AuxiliaryHead(
        trunk: Conv2d(4, 2, 3, using: &generator), rest: Flatten(), head: GlobalAveragePool2d()),
    ]
    for layer in layers {
      #expect(layer.outputShape(for: x.shape) == layer(x).shape, "\(type(of: layer))")
    }
    #expect(
      Conv1d(4, 2, 3, stride: 2, using: &generator).outputShape(for: [1, 4, 9]) == [1, 2, 4])
    #expect(MaxOverTime().outputShape(for: [2, 3, 9]) == [2, 3])
  }

  @Test func `what is said about sequences is what a call gives`() {
    var generator = SeededGenerator(seed: 4)
    let x = Tensor.normal([2, 5, 3], using: &generator)
    let layers: [Layer] = [
      RNN(3, 4, using: &generator), LSTM(3, 4, using: &generator), GRU(3, 4, using: &generator),
      Recurrent(PeepholeLSTMCell(3, 4, using: &generator)),
      Recurrent(StaticDynamicCell(3, static: 4, dynamic: 5, outputs: 6, using: &generator)),
      Bidirectional(RNN(3, 4, using: &generator), GRU(3, 2, reversed: true, using: &generator)),
      StackedRecurrent(
        [RNN(3, 4, using: &generator), LSTM(4, 2, using: &generator)], reluBetween: true),
      StatefulRecurrent(GRU(3, 4, using: &generator)),
      MultiHeadAttention(3, heads: 3, using: &generator),
      TransformerEncoder(3, heads: 1, hidden: 7, layers: 2, norm: .pre, using: &generator),
      AttentionPooling(3, hidden: 4, using: &generator), SinusoidalPositions(),
      NeuralTuringMachine(
        inputs: 3, outputs: 2, hidden: 4, slots: 6, width: 5, using: &generator),
    ]
    for layer in layers {
      #expect(layer.outputShape(for: x.shape) == layer(x).shape, "\(type(of: layer))")
    }
    let grid = Tensor.normal([2, 3, 4, 3], using: &generator)
    for layer in [
      GridLSTM(3, 5, using: &generator),
      HierarchicalAttention(
        3, between: RNN(3, 3, using: &generator), using: &generator),
    ] as [Layer] {
      #expect(layer.outputShape(for: grid.shape) == layer(grid).shape, "\(type(of: layer))")
    }
    let rows = Tensor.normal([4, 3], using: &generator)
    for layer in [
      RadialBasis(centers: .ones([5, 3])), LogisticRegression(3), LinearSVM(3),
      HierarchicalSoftmax(3, counts: [4, 2, 1]),
      RestrictedBoltzmannMachine(visible: 3, hidden: 6, using: &generator),
      MGUCell(3, 2, using: &generator),
    ] as [Layer] {
      #expect(layer.outputShape(for: rows.shape) == layer(rows).shape, "\(type(of: layer))")
    }
  }

  @Test func `a sequence's products are its steps', a network's those of its parts`() {
    var generator = SeededGenerator(seed: 5)
    // Four gates of 4 units, each with 3 inputs and 4 units of the step before: 112 a step.
    let lstm = LSTM(3, 4, using: &generator)
    #expect(lstm.macs(for: [2, 5, 3]) == 2 * 5 * 112)
    // Four sums, h and C for each unit.
    #expect(lstm.activationCount(for: [2, 5, 3]) == 2 * 5 * 24)
    let peephole = PeepholeLSTMCell(3, 4, using: &generator)
    #expect(peephole.macs(for: [1, 3]) == 112 + 12)
    let both = Bidirectional(lstm, GRU(3, 4, reversed: true, using: &generator))
    #expect(both.macs(for: [1, 5, 3]) == 5 * (112 + 84))
    let model = Sequential(both, Lambda(outputShape: { [$0[0], $0[2]] }) { $0.mean(axis: 1) })
    let summary = model.summary(inputShape: [1, 5, 3])
    #expect(summary.rows.map(\.layer) == ["LSTM", "GRU", "Lambda"])
    #expect(summary.rows[0].outputShape == [1, 5, 4] && summary.macs == 980)
    // 3 · 4 · 2 for the projection, 4 · 2 for the scores, 3 · 2 for the mean of two vectors.
    #expect(AttentionPooling(3, hidden: 4, using: &generator).macs(for: [1, 2, 3]) == 38)
  }

  @Test func `products are counted for each place of a window`() {
    var generator = SeededGenerator(seed: 3)
    let conv = Conv2d(3, 64, 7, stride: 2, padding: 3, bias: false, using: &generator)
    #expect(conv.macs(for: [1, 3, 224, 224]) == 118_013_952)
    #expect(conv.activationCount(for: [1, 3, 224, 224]) == 64 * 112 * 112)
    #expect(Linear(10, 20, using: &generator).macs(for: [5, 7, 10]) == 7000)
  }
}
