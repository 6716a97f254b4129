import NN
import Testing

@Suite struct PoolingTests {
  @Test func `pooling ties go to the first`() {
    let x = Tensor([1, 3, 3, 3, 0, 3, 3, 3, 3], shape: [1, 1, 3, 3])
    let (values, indices) = maxPool2dWithIndices(x, 2, stride: 1)
    #expect(values.values == [3, 3, 3, 3])
    #expect(indices == [1, 1, 3, 5])
    let share = gradient(of: { maxPool2d($0, 2, stride: 1).sum() }, at: x)
    #expect(share.values == [0, 2, 0, 1, 0, 1, 0, 0, 0])
    let four = Tensor([7, 7, 7, 7], shape: [1, 1, 2, 2])
    #expect(gradient(of: { maxPool2d($0, 2).sum() }, at: four).values == [1, 0, 0, 0])
  }

  @Test(
    arguments: [[8, 32], [5, 7], [10, 10], [28, 28], [2, 2], [3, 17]], Precision.allCases)
  func `pooling of squares is pooling of windows`(size: [Int], precision: Precision) {
    var generator = SeededGenerator(seed: 1)
    // Whole numbers, so that there are ties.
    let numbers = (0..<(6 * size[0] * size[1])).map { _ in Double(generator.integer(below: 5)) }
    let x = Tensor(numbers, shape: [2, 3] + size, precision: precision)
    func share(_ pooled: @escaping (Tensor) -> Tensor) -> ([Double], [Double]) {
      var generator = SeededGenerator(seed: 2)
      let weight = Tensor.normal(
        [2, 3, size[0] / 2, size[1] / 2], precision: precision, using: &generator)
      return (pooled(x).values, gradient(of: { (pooled($0) * weight).sum() }, at: x).values)
    }
    let (fast, fastShare) = share { maxPool2d($0, 2) }
    let (slow, slowShare) = share {
      maxPool2dByDefinition($0, [2, 2], stride: [2, 2], padding: 0)
    }
    #expect(fast == slow && fastShare == slowShare)
  }

  @Test func `a maximum that is not a number shows, wherever it stands`() {
    for place in 0..<4 {
      var numbers = [Double](repeating: 1, count: 2 * 32)
      numbers[place / 2 * 32 + place % 2 + 4] = .nan
      let y = maxPool2d(Tensor(numbers, shape: [1, 1, 2, 32]), 2).values
      #expect(y[2].isNaN && y.filter(\.isNaN).count == 1)
    }
  }

  @Test(arguments: [true, false], Precision.allCases)
  func `average pooling is the mean of windows`(countsPadding: Bool, precision: Precision) {
    var generator = SeededGenerator(seed: 3)
    let x = Tensor.normal([2, 3, 7, 8], precision: precision, using: &generator)
    let options: [(kernel: [Int], stride: [Int], padding: [[Int]])] = [
      ([2, 2], [2, 2], [[0, 0], [0, 0]]), ([3, 2], [2, 1], [[1, 2], [0, 1]]),
      ([3, 3], [1, 2], [[1, 1], [1, 1]]),
    ]
    for (kernel, stride, padding) in options {
      let fast = averagePool2d(
        x, kernel, stride: stride, padding: .sides(padding), countsPadding: countsPadding)
      let slow = averagePool2dByDefinition(
        x, kernel, stride: stride, padding: .sides(padding), countsPadding: countsPadding)
      #expect(fast.shape == slow.shape && abs(fast - slow).max().item < 1e-6)
    }
  }

  @Test func `unpooling puts maxima back to where they were`() {
    let x = Tensor([1, 5, 2, 0, 3, 4, 8, 7], shape: [1, 1, 2, 4])
    let (values, indices) = maxPool2dWithIndices(x, 2)
    #expect(values.values == [5, 8] && indices == [1, 6])
    let back = maxUnpool2d(values, indices: indices, size: [2, 4])
    #expect(back.values == [0, 5, 0, 0, 0, 0, 8, 0])
    #expect(maxPool2d(back, 2).values == values.values)

    // Both windows found the 9: what they send back is added, and each gets that place's gradient.
    let found = maxPool2dWithIndices(Tensor([0, 9, 1], shape: [1, 1, 1, 3]), [1, 2], stride: 1)
    #expect(found.indices == [1, 1])
    let twice = maxUnpool2d(found.values, indices: found.indices, size: [1, 3])
    #expect(twice.values == [0, 18, 0])
    let check = checkAdjoint(
      of: { maxUnpool2d($0, indices: found.indices, size: [1, 3]) }, at: [1, 1, 1, 2])
    #expect(check.passed, "\(check)")
  }

  @Test func `poolings over everything do not depend on the size`() {
    let x = Tensor([1, 2, 3, 6, -1, -2, -3, -6], shape: [1, 2, 2, 2])
    #expect(globalAveragePool2d(x).values == [3, -3])
    #expect(globalMaxPool2d(x).values == [6, -1])
    #expect(maxOverTime(x.reshaped([1, 2, 4])).values == [6, -1])
    #expect(maxPool1d(x.reshaped([1, 2, 4]), 3, stride: 1).values == [3, 6, -1, -2])
    #expect(averagePool1d(x.reshaped([1, 2, 4]), 2).values == [1.5, 4.5, -1.5, -4.5])
  }

  @Test func `norms lie between sums and maxima`() {
    let x = Tensor([3, -4, 0, 0], shape: [1, 1, 1, 4], precision: .float64)
    #expect(normPool2d(x, [1, 2], order: 1).values == [7, 0])
    #expect((normPool2d(x, [1, 2]).values[0] - 5).magnitude < 1e-12)
    #expect((normPool2d(x, [1, 2], order: 60).values[0] - 4).magnitude < 1e-6)
    let share = gradient(of: { normPool2d($0, [1, 2]).sum() }, at: x).values
    #expect((share[0] - 0.6).magnitude < 1e-12 && share[2] == 0 && share[3] == 0)
  }

  @Test func `weights and LeNet's two parameters scale an average`() {
    let x = Tensor([1, 2, 3, 4, 5, 6, 7, 8], shape: [1, 2, 2, 2])
    let weighted = weightedAveragePool2d(x, weights: Tensor([[1, 0], [0, 3]]))
    #expect(weighted.values == [3.25, 7.25])
    let layer = ScaledAveragePool2d(2, 2)
    #expect(layer(x).values == [2.5, 6.5] && layer.parameterCount == 4)
    let scaled = scaledAveragePool2d(
      x, scale: Tensor([2, 10]), shift: Tensor([1, 0]), 2)
    #expect(scaled.values == [6, 65])
  }

  @Test func `regions share pixels between bins and may leave the image`() {
    let x = Tensor((0..<16).map(Double.init), shape: [1, 1, 4, 4], requiresGradient: true)
    // Three rows in two bins: rows 0 and 1, then 1 and 2.
    let y = roiMaxPool(x, regions: [Region(x1: 0, y1: 0, x2: 2, y2: 2)], size: [2, 2])
    #expect(y.values == [5, 6, 9, 10])
    let outside = roiMaxPool(x, regions: [Region(x1: 3, y1: 3, x2: 6, y2: 6)], size: [2, 2])
    #expect(outside.values == [15, 0, 0, 0])
    let scaled = roiMaxPool(
      x, regions: [Region(x1: 0, y1: 0, x2: 6, y2: 2)], size: [1, 1], scale: 0.5)
    #expect(scaled.values == [7])
    // Half a pixel is rounded away from zero: 10 / 4 to column 3, 2 / 4 to row 1.
    let half = Region(x1: 10, y1: 2, x2: 10, y2: 2)
    #expect(roiMaxPool(x, regions: [half], size: [1, 1], scale: 0.25).values == [7])
    (y.sum() + outside.sum()).backward()
    #expect(x.gradient!.values.reduce(0, +) == 5 && x.gradient!.values[15] == 1)
  }

  @Test func `resizing keeps constants and straight lines`() {
    let ramp = Tensor.range(0, 4).reshaped([1, 1, 1, 4])
    #expect(
      resizeBilinear(ramp, to: [1, 8]).values == [0, 0.25, 0.75, 1.25, 1.75, 2.25, 2.75, 3])
    #expect(
      resizeBilinear(ramp, to: [2, 7], alignsCorners: true).values
        == [0, 0.5, 1, 1.5, 2, 2.5, 3, 0, 0.5, 1, 1.5, 2, 2.5, 3])
    #expect(resizeBilinear(.ones([1, 2, 5, 3]), to: [4, 4]).values.allSatisfy { $0 == 1 })
  }

  @Test func `shuffled channels are dealt out to all groups`() {
    let x = Tensor.range(0, 6).reshaped([1, 6, 1, 1])
    #expect(shuffleChannels(x, groups: 2).values == [0, 3, 1, 4, 2, 5])
    #expect(shuffleChannels(shuffleChannels(x, groups: 2), groups: 3).values == x.values)
  }
}
