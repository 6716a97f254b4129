import Fixtures
import NN
import Testing

@Suite struct NormalizationTests {
  @Test func `a batch is normalized by hand`() {
    // Channel 0 has mean 2 and variance 1, channel 1 mean 10 and variance 4.
    let x = Tensor([[1, 8], [3, 12]], precision: .float64)
    let divided = batchNorm(x, epsilon: 0)
    #expect(divided.values == [-1, -1, 1, 1])
    let unbiased = batchNorm(x, epsilon: 0, varianceDivisor: .countMinusOne)
    for (found, expected) in zip(unbiased.values, [-1, -1, 1, 1].map { $0 / 2.0.squareRoot() }) {
      #expect((found - expected).magnitude < 1e-15)
    }
  }

  /// Shapes with runs of one number, of odd lengths, of several vectors, and with several blocks.
  static let shapes = [
    [7, 5], [40, 33], [3, 4, 5], [2, 3, 7, 7], [5, 2, 9, 11], [3, 2, 50, 50],
  ]

  @Test(arguments: shapes, [false, true])
  func `the fast path of batch normalization agrees with its definition`(
    shape: [Int], unbiased: Bool
  ) {
    var generator = SeededGenerator(seed: 3)
    let divisor: VarianceDivisor = unbiased ? .countMinusOne : .count
    let x = 3 + 2 * Tensor.normal(shape, precision: .float64, using: &generator)
    let scale = Tensor.uniform(
      [shape[1]], from: -1, to: 2, precision: .float64, using: &generator)
    let shift = Tensor.normal([shape[1]], precision: .float64, using: &generator)
    let zeros = Tensor.zeros([shape[1]], precision: .float64)
    let layer = BatchNorm(
      scale: scale.detached(), shift: shift.detached(), runningMean: zeros.detached(),
      runningVariance: zeros + 1, varianceDivisor: divisor)
    let upstream = Tensor.normal(shape, precision: .float64, using: &generator)

    func run(_ value: (Tensor) -> Tensor, _ parameters: [Tensor]) -> [Tensor] {
      let input = x.detached()
      input.requiresGradient = true
      for parameter in parameters { parameter.zeroGradient() }
      let y = value(input)
      y.backward(upstream)
      return [y.detached(), input.gradient!] + parameters.map { $0.gradient! }
    }
    scale.requiresGradient = true
    shift.requiresGradient = true
    for rectified in [false, true] {
      let definition = run(
        { x in
          let y = batchNorm(x, scale: scale, shift: shift, varianceDivisor: divisor)
          return rectified ? relu(y) : y
        }, [scale, shift])
      let fast = run(
        { x in rectified ? Sequential(layer, ReLU())(x) : layer(x) }, layer.parameters)
      for (a, b) in zip(definition, fast) {
        #expect(abs(a - b).max().item < 1e-10 * (1 + abs(a).max().item))
      }
    }
    #expect(Sequential(layer, ReLU())(x).operation?.name == "batchNormReLU")
  }

  @Test func `in use the running statistics take the batch's place`() {
    let layer = BatchNorm1d(2, momentum: 0.5)
    let x = Tensor([[1, 8], [3, 12]])
    _ = layer(x)
    #expect(layer.runningMean.values == [1, 5])  // halfway from 0 to 2 and 10
    #expect(layer.runningVariance.values == [1.5, 4.5])  // halfway from 1 to 2 and 8
    layer.evaluate()
    let expected = batchNorm(x, mean: layer.runningMean, variance: layer.runningVariance)
    #expect(abs(layer(x) - expected).max().item < 1e-6)
    #expect(layer(x[0].expanded(at: 0)).values == Array(layer(x).values.prefix(2)))
    #expect(layer.runningMean.values == [1, 5])
    #expect(layer.namedBuffers.map(\.name) == ["runningMean", "runningVariance"])
  }

  @Test func `a mean far from zero costs batch normalization no digits`() {
    var generator = SeededGenerator(seed: 1)
    let x = Tensor.normal([64, 2, 20, 20], using: &generator)
    let y = BatchNorm2d(2)(x + 4096).detached()
    let expected = batchNorm(x.converted(to: .float64))
    // x + 4096 is itself rounded to steps of 1/2048.
    #expect(abs(y - expected).max().item < 1e-3)
  }

  @Test(arguments: [[6, 16], [3, 5, 37], [4, 300], [600, 130]])
  func `the fast paths along rows agree with their definitions`(shape: [Int]) {
    var generator = SeededGenerator(seed: 4)
    let n = shape.last!
    let x = Tensor.normal(shape, mean: 1, precision: .float64, using: &generator)
    let scale = Tensor.normal([n], precision: .float64, using: &generator)
    let shift = Tensor.normal([n], precision: .float64, using: &generator)
    let upstream = Tensor.normal(shape, precision: .float64, using: &generator)
    func run(_ value: (Tensor, Tensor, Tensor) -> Tensor) -> [Tensor] {
      let leaves = [x, scale, shift].map { $0.detached() }
      for leaf in leaves { leaf.requiresGradient = true }
      let y = value(leaves[0], leaves[1], leaves[2])
      y.backward(upstream)
      return [y.detached()] + leaves.compactMap(\.gradient)
    }
    let pairs = [
      (
        run { layerNormByDefinition($0, scale: $1, shift: $2) },
        run { layerNorm($0, scale: $1, shift: $2) }
      ),
      (
        run { layerNorm($0, scale: $1, shift: $2) },
        run { LayerNorm(scale: $1, shift: $2)($0) }
      ),
      (
        run { x, scale, _ in rmsNorm(x, scale: scale) },
        run { x, scale, _ in RMSNorm(scale: scale)(x) }
      ),
    ]
    for (definition, fast) in pairs {
      #expect(definition.count == fast.count)
      for (a, b) in zip(definition, fast) {
        #expect(abs(a - b).max().item < 1e-11 * (1 + abs(a).max().item))
      }
    }
  }

  @Test func `groups of one channel and of all are instance and layer normalization`() {
    var generator = SeededGenerator(seed: 5)
    let x = Tensor.normal([2, 6, 3, 5], precision: .float64, using: &generator)
    let layer = GroupNorm(groups: 3, channels: 6, precision: .float64)
    #expect(abs(layer(x) - groupNorm(x, groups: 3)).max().item < 1e-13)
    let instance = InstanceNorm(6, precision: .float64)(x)
    #expect(abs(instance.mean(axes: [2, 3])).max().item < 1e-14)
    let whole = layerNorm(x.reshaped([2, 90])).reshaped(x.shape)
    #expect(abs(groupNorm(x, groups: 1) - whole).max().item < 1e-13)
  }

  @Test(arguments: [
    "batch_norm1d", "batch_norm2d", "group_norm", "layer_norm", "local_response_norm", "rms_norm",
    "weight_norm_linear",
  ])
  func `a normalization's gradient can be differentiated again`(op: String) throws {
    for fixture in try Fixture.load(op).cases {
      let arguments = Arguments(fixture, .float64)
      let names = fixture.grads!.keys.sorted()
      var generator = SeededGenerator(seed: 5)
      let directions = names.map { name in
        Tensor.normal(arguments[name].shape, precision: .float64, using: &generator)
      }
      let check = checkGradient(
        of: { inputs in
          let slopes = gradients(
            of: { moved in
              let tensors = arguments.tensors.merging(zip(names, moved)) { $1 }
              let y = FixtureOperations.table[op]!(Arguments(fixture, tensors))["y"]!
              return (y * y * y).sum()
            }, at: inputs.tensors, createGraph: true)
          return zip(slopes, directions).map { ($0 * $1).sum() }
            .reduce(Tensor(0, precision: .float64), +)
        }, at: names.map { ($0, arguments[$0]) }, tolerance: 1e-4)
      #expect(check.passed, "\(fixture.name): \(check)")
    }
  }

  @Test func `the paper's local response normalization does not divide by the size`() {
    let x = Tensor([1, 2, 3], shape: [1, 3], precision: .float64)
    let y = localResponseNorm(x, size: 3, alpha: 0.5, beta: 1, k: 2)
    #expect(zip(y.values, [1 / 4.5, 2 / 9.0, 3 / 8.5]).allSatisfy { abs($0 - $1) < 1e-15 })
    let library = localResponseNorm(x, size: 3, alpha: 1.5, beta: 1, k: 2, dividesBySize: true)
    #expect(zip(y.values, library.values).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test func `weight normalization starts with the layer's weight, and length scales it`() {
    var generator = SeededGenerator(seed: 6)
    let x = Tensor.normal([2, 3, 6, 6], using: &generator)
    let conv = Conv2d(3, 4, 3, padding: 1, using: &generator)
    let layer = WeightNorm(conv)
    #expect(abs(layer(x) - conv(x)).max().item < 1e-5)
    layer.length.assign(3 * layer.length.detached())
    let bias = conv.bias!.detached().reshaped([4, 1, 1])
    #expect(abs((layer(x) - bias) - 3 * (conv(x) - bias)).max().item < 1e-4)
    #expect(layer.parameterCount == conv.parameterCount + 4)
    #expect(layer.namedParameters.map(\.name) == ["direction", "length", "bias"])
  }

  @Test func `normalizations do not depend on the number of threads`() {
    var generator = SeededGenerator(seed: 8)
    let image = Tensor.normal([16, 24, 20, 20], requiresGradient: true, using: &generator)
    let rows = Tensor.normal([600, 300], requiresGradient: true, using: &generator)
    func run(_ threads: Int) -> [[Double]] {
      let before = threadCount
      threadCount = threads
      defer { threadCount = before }
      var found: [[Double]] = []
      for (layer, x) in [(BatchNorm2d(24), image), (LayerNorm(300), rows)] as [(Layer, Tensor)] {
        x.zeroGradient()
        let y = layer(x)
        square(y).sum().backward()
        found += [y.values, x.gradient!.values] + layer.parameters.map { $0.gradient!.values }
      }
      return found
    }
    #expect(run(1) == run(2))
  }
}
