import NN
import Testing

@Suite struct ConvolutionTests {
  @Test func `a kernel slides over an image without being flipped`() {
    let image = Tensor([1, 2, 3, 4, 5, 6, 7, 8, 9], shape: [1, 1, 3, 3])
    let kernel = Tensor([1, 0, 0, -2], shape: [1, 1, 2, 2])
    // 1 − 2·5, 2 − 2·6, 4 − 2·8, 5 − 2·9.
    #expect(conv2d(image, kernel).values == [-9, -10, -12, -13])
    // Flipped: −2·1 + 5, …
    #expect(conv2d(image, kernel, flipped: true).values == [3, 2, 0, -1])
    #expect(conv2d(image, kernel, Tensor([100]), stride: 2).values == [91])
  }

  @Test func `a flipped convolution multiplies polynomials`() {
    // (1 + 2t)(3 + 4t + 5t²) = 3 + 10t + 13t² + 10t³.
    let product = conv1d(
      Tensor([1, 2], shape: [1, 1, 2]), Tensor([3, 4, 5], shape: [1, 1, 3]), padding: .full,
      flipped: true)
    #expect(product.values == [3, 10, 13, 10])
  }

  @Test func `sizes follow from window, stride and padding`() throws {
    #expect(convolutionSize(32, window: 5) == 28)
    #expect(convolutionSize(32, window: 3, stride: 2, padding: 1) == 16)
    #expect(convolutionSize(7, window: 3, padding: .same, dilation: 2) == 7)
    #expect(convolutionSize(7, window: 3, stride: 2, padding: .same) == 4)
    #expect(convolutionSize(7, window: 3, padding: .full) == 9)
    #expect(convolutionSize(7, window: 3, padding: .sides([[2, 0]])) == 7)
    #expect(try exactConvolutionSize(33, window: 3, stride: 2, padding: 0) == 16)
    let error = #expect(throws: UnevenWindows.self) {
      try exactConvolutionSize(32, window: 3, stride: 2, padding: 1)
    }
    #expect("\(error!)".hasSuffix("32 + 2 − 3 = 31 is not a multiple of 2."))
  }

  @Test func `a window that does not fit says so`() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = conv2d(Tensor.zeros([1, 1, 3, 3]), Tensor.zeros([1, 1, 5, 5]))
    }
    #expect(
      String(decoding: result.standardErrorContent, as: UTF8.self)
        .contains("A window over 5 numbers does not fit into 3 numbers and 0 zeros."))
  }

  @Test func `a causal convolution does not see the future`() {
    var generator = SeededGenerator(seed: 4)
    let weight = Tensor.normal([2, 1, 3], using: &generator)
    let sequence = Tensor.normal([1, 1, 8], using: &generator)
    let share = gradient(
      of: { causalConv1d($0, weight, dilation: 2).slice(axis: 2, from: 5, to: 6).sum() },
      at: sequence)
    #expect(share.values.map { $0 != 0 } == [false, true, false, true, false, true, false, false])

    let kernel = Tensor.normal([1, 1, 3, 3], using: &generator)
    let image = Tensor.normal([1, 1, 5, 5], using: &generator)
    let seen = gradient(
      of: { causalConv2d($0, kernel, axis: 2)[0, 0, 2, 2] }, at: image
    ).values.map { $0 != 0 }
    #expect(seen[15...].allSatisfy { !$0 } && seen[14] == false && seen[13] && seen[1])
    #expect(causalConv2d(image, kernel, axis: 3).shape == image.shape)
  }

  @Test func `gradients of convolutions in groups, and of their transposes, pass the check`() {
    var generator = SeededGenerator(seed: 5)
    let x = Tensor.normal([2, 2, 5, 4], precision: .float64, using: &generator)
    let w = Tensor.normal([4, 1, 3, 2], precision: .float64, using: &generator)
    let g = Tensor.normal([2, 4, 3, 3], precision: .float64, using: &generator)
    let check = checkGradient(
      of: { square(conv2d($0["x"], $0["w"], stride: [2, 1], padding: [1, 0], groups: 2)) },
      at: ["x": x, "w": w])
    #expect(check.passed, "\(check)")
    let back = checkGradient(
      of: {
        square(convTranspose2d($0["g"], $0["w"], stride: [2, 1], padding: [1, 0], groups: 2))
      },
      at: ["g": g, "w": w])
    #expect(back.passed, "\(back)")
  }

  @Test func `places of their own make the same weights a convolution`() {
    var generator = SeededGenerator(seed: 6)
    let x = Tensor.normal([2, 3, 6, 5], precision: .float64, using: &generator)
    let w = Tensor.normal([4, 3, 3, 2], precision: .float64, using: &generator)
    let b = Tensor.normal([4], precision: .float64, using: &generator)
    let shared = conv2d(x, w, b, stride: [1, 2], padding: [1, 0])
    let places = shared.shape[2] * shared.shape[3]
    let local = locallyConnected2d(
      x, w.reshaped([1, 4, 18]).transposed().broadcastTo([places, 18, 4]),
      b.reshaped([4, 1]).broadcastTo([4, places]), kernel: [3, 2], stride: [1, 2],
      padding: [1, 0])
    #expect(local.shape == shared.shape)
    #expect(abs(local - shared).max().item < 1e-12)
    let layer = LocallyConnected2d(3, 4, [3, 2], size: [6, 5], using: &generator)
    let check = checkGradient(of: { layer($0["x"]) }, at: ["x": x])
    #expect(check.passed, "\(check)")
  }

  @Test func `the third layer of LeNet has 1,516 parameters and sees what its table says`() {
    #expect(ConnectionTable.lenet.connectionCount == 60)
    var generator = SeededGenerator(seed: 7)
    let layer = TableConv2d(.lenet, 5, using: &generator)
    #expect(layer.connectedParameterCount == 1516)
    let x = Tensor.normal([1, 6, 14, 14], requiresGradient: true, using: &generator)
    layer(x).sum().backward()
    let isUsed = layer.weight.gradient!.reshaped([16, 6, 25]).max(axis: 2).values.map { $0 != 0 }
    #expect(isUsed == ConnectionTable.lenet.mask().values.map { $0 == 1 })
    #expect(ConnectionTable.lenet.channels[14].sorted() == [0, 2, 3, 5])
  }

  @Test func `new layers are uniform within one over the root of fan-in`() {
    var generator = SeededGenerator(seed: 8)
    let layers: [(Layer, Double)] = [
      (Conv2d(4, 60, 3, groups: 2, using: &generator), 1 / 18.0.squareRoot()),
      (Conv1d(4, 80, 9, using: &generator), 1.0 / 6),
      (ConvTranspose2d(20, 16, [3, 3], using: &generator), 1.0 / 12),
    ]
    for (layer, bound) in layers {
      #expect(layer.namedParameters.map(\.name) == ["weight", "bias"])
      let largest = abs(layer.parameters[0].detached()).max().item
      #expect(largest <= bound && largest > 0.98 * bound)
      #expect(abs(layer.parameters[1].detached()).max().item <= bound)
    }
    #expect(layers[0].0(.zeros([1, 4, 6, 6])).shape == [1, 60, 4, 4])
    #expect(layers[1].0(.zeros([1, 4, 9])).shape == [1, 80, 1])
    #expect(layers[2].0(.zeros([1, 20, 2, 2])).shape == [1, 16, 4, 4])
    let plain = Conv2d(1, 2, 3, bias: false, initializer: .heNormal, using: &generator)
    #expect(plain.parameterCount == 18)
  }
}
