import NN
import Testing

@Suite struct DatasetTests {
  @Test func `the digits are all there`() {
    let digits = Digits.load()
    #expect(digits.inputs.shape == [1797, 64] && digits.count == 1797 && digits.classes == 10)
    #expect(digits.inputs.min().item == 0 && digits.inputs.max().item == 1)
    let counts = (0..<10).map { digit in digits.labels.count { $0 == digit } }
    #expect(counts == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    // The first line of the file: a zero.
    #expect(digits.labels[0] == 0)
    let firstRow = digits.inputs[0].values[..<8].map { $0 * 16 }
    #expect(firstRow == [0, 0, 5, 13, 9, 1, 0, 0])
  }

  @Test func `a split uses every example once`() {
    var generator = SeededGenerator(seed: 3)
    let all = Dataset(inputs: .range(0, 10).reshaped([10, 1]), labels: Array(0..<10))
    let (training, heldOut) = all.split(7, using: &generator)
    #expect(training.count == 7 && heldOut.count == 3)
    #expect((training.labels + heldOut.labels).sorted() == Array(0..<10))
    #expect(training.inputs.values == training.labels.map(Double.init))
  }

  @Test func `minibatches visit every example once, in an order drawn anew`() {
    var generator = SeededGenerator(seed: 3)
    let data = Dataset(inputs: .range(0, 10).reshaped([10, 1]), labels: Array(0..<10))
    let first = Minibatches(data, size: 4, using: &generator)
    let second = Minibatches(data, size: 4, using: &generator)
    #expect(first.map(\.labels.count) == [4, 4, 2] && first.count == 3)
    let order = first.flatMap(\.labels)
    #expect(order.sorted() == Array(0..<10) && order != second.flatMap(\.labels))
    #expect(order == first.flatMap(\.labels), "walking the same epoch again keeps its order")
    for batch in first {
      #expect(batch.inputs.values == batch.labels.map(Double.init))
      #expect(batch.targets.shape == [batch.labels.count, 1])
    }
    let dropping = Minibatches(data, size: 4, last: .drop, using: &generator)
    #expect(dropping.map(\.labels.count) == [4, 4])
    #expect(Minibatches(data, size: 4).first { _ in true }?.labels == [0, 1, 2, 3])
  }

  @Test func `exclusive or and parity are what they are called`() {
    #expect(xor().inputs.values == [0, 0, 0, 1, 1, 0, 1, 1] && xor().labels == [0, 1, 1, 0])
    let three = parity(3)
    #expect(three.inputs.shape == [8, 3] && three.labels == [0, 1, 1, 0, 1, 0, 0, 1])
    #expect(three.inputs[6].values == [1, 1, 0])
  }

  @Test func `moons without noise lie on their half circles`() {
    var generator = SeededGenerator(seed: 3)
    let data = moons(50, noise: 0, using: &generator)
    #expect(data.labels.count { $0 == 1 } == 25)
    for (index, label) in data.labels.enumerated() {
      let (x, y) = (data.inputs[index, 0].item, data.inputs[index, 1].item)
      let (u, v) = label == 0 ? (x, y) : (1 - x, 0.5 - y)
      #expect((u * u + v * v - 1).magnitude < 1e-6 && v >= -1e-6)
    }
  }

  @Test func `accuracy and confusion count what was predicted`() {
    let scores = Tensor([[2, 1, 0], [0, 3, 1], [1, 0, 5], [4, 0, 0]])
    #expect(accuracy(scores, [0, 1, 2, 1]) == 0.75)
    let matrix = ConfusionMatrix(
      predicted: scores.argmax(axis: 1), actual: [0, 1, 2, 1], classes: 3)
    #expect(matrix.counts == [[1, 0, 0], [1, 1, 0], [0, 0, 1]])
    #expect(matrix.accuracy == 0.75)
  }
}
