import NN
import Testing

@Suite struct BlockTests {
  @Test func `ResNet-18 and ResNet-50 have the parameters and products that are known`() {
    var generator = SeededGenerator(seed: 1)
    func stem() -> [Layer] {
      [
        Conv2d(
          3, 64, 7, stride: 2, padding: 3, bias: false, initializer: .undrawn, using: &generator),
        BatchNorm2d(64), ReLU(), MaxPool2d(3, stride: 2, padding: 1),
      ]
    }
    func head(_ features: Int) -> [Layer] {
      [
        GlobalAveragePool2d(),
        Linear(features, 1000, initializer: .undrawn, using: &generator),
      ]
    }
    var small = stem()
    var channels = 64
    for (stage, width) in [64, 128, 256, 512].enumerated() {
      for block in 0..<2 {
        small.append(
          ResidualBlock(
            channels, width, stride: stage > 0 && block == 0 ? 2 : 1, initializer: .undrawn,
            using: &generator))
        channels = width
      }
    }
    let resNet18 = Sequential(small + head(512))
    #expect(resNet18.parameterCount == 11_689_512)
    #expect(resNet18.macs(for: [1, 3, 224, 224]) == 1_814_073_344)

    var large = stem()
    channels = 64
    for (stage, (width, blocks)) in [(256, 3), (512, 4), (1024, 6), (2048, 3)].enumerated() {
      for block in 0..<blocks {
        large.append(
          BottleneckBlock(
            channels, width, stride: stage > 0 && block == 0 ? 2 : 1, initializer: .undrawn,
            using: &generator))
        channels = width
      }
    }
    let resNet50 = Sequential(large + head(2048))
    #expect(resNet50.parameterCount == 25_557_032)
    #expect(resNet50.macs(for: [1, 3, 224, 224]) == 4_089_184_256)
    #expect(resNet50.outputShape(for: [1, 3, 224, 224]) == [1, 1000])
  }

  @Test func `a block with a last scale of zero begins as its shortcut`() {
    var generator = SeededGenerator(seed: 2)
    let x = Tensor.normal([2, 8, 6, 6], using: &generator)
    let plain = ResidualBlock(8, 8, zeroInitialized: true, using: &generator)
    #expect(plain(x).values == relu(x).values)
    let bottleneck = BottleneckBlock(8, 8, zeroInitialized: true, using: &generator)
    #expect(bottleneck(x).values == relu(x).values)
  }

  @Test func `blocks are differentiable through all their parts`() {
    var generator = SeededGenerator(seed: 3)
    let model = Sequential(
      ResidualBlock(2, 4, stride: 2, using: &generator),
      BottleneckBlock(4, 8, using: &generator),
      InceptionBlock(
        8, one: 1, three: (2, 2), five: (1, 1), pooled: 1, normalized: true, using: &generator),
      DenseBlock(5, layers: 2, growth: 2, using: &generator))
    let x = Tensor.normal([3, 2, 6, 6], precision: .float64, using: &generator)
    let check = checkGradient(
      of: model, loss: { square($0(x)).mean() }, tolerance: 1e-4, entries: 6)
    #expect(check.passed, "\(check)")
  }

  @Test func `the blocks of GoogLeNet have its channels`() {
    var generator = SeededGenerator(seed: 4)
    let block = InceptionBlock(
      192, one: 64, three: (96, 128), five: (16, 32), pooled: 32, using: &generator)
    #expect(block.outputShape(for: [1, 192, 28, 28]) == [1, 256, 28, 28])
    #expect(block.parameterCount == 163_696)
    let dense = DenseBlock(64, layers: 6, growth: 32, bottleneck: true, using: &generator)
    #expect(dense.outputShape(for: [1, 64, 56, 56]) == [1, 256, 56, 56])
  }

  @Test func `a residual connection adds a share of its body`() {
    let double = Lambda { 2 * $0 }
    #expect(Residual(double, scale: 0.5)(Tensor([1, 2])).values == [2, 4])
  }

  @Test func `train and evaluate reach every layer`() {
    var generator = SeededGenerator(seed: 5)
    let block = ResidualBlock(2, 4, using: &generator)
    func allLayers(_ layer: Layer) -> [Layer] { [layer] + layer.sublayers.flatMap(allLayers) }
    block.evaluate()
    #expect(allLayers(block).allSatisfy { !$0.isTraining } && allLayers(block).count == 12)
    block.train()
    #expect(allLayers(block).allSatisfy { $0.isTraining })
    #expect(block.namedBuffers.count == 6)
    #expect(Set(block.namedBuffers.map(\.name)).count == 6)
  }
}
