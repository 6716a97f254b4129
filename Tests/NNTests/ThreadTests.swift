import NN
import Testing

/// Work cut into parts for several threads.
@Suite(.serialized) struct ThreadTests {
  /// Models large enough for their kernels to be cut, and a batch for each.
  static func makeModels(_ generator: inout SeededGenerator) -> [(Layer, Tensor)] {
    [
      (
        Sequential(
          Linear(300, 257, using: &generator), Tanh(), Linear(257, 129, using: &generator),
          ReLU(), Linear(129, 10, using: &generator)),
        Tensor.normal([301, 300], using: &generator)
      ),
      (
        Sequential(
          Conv2d(3, 18, 3, padding: 1, using: &generator), BatchNorm2d(18), ReLU(), MaxPool2d(2),
          Conv2d(18, 20, 5, stride: 2, using: &generator), ReLU(), Flatten(),
          Linear(720, 10, using: &generator)),
        Tensor.normal([37, 3, 30, 30], using: &generator)
      ),
      (
        Sequential(
          LSTM(12, 40, using: &generator), GRU(40, 33, using: &generator), Flatten(),
          Linear(330, 10, using: &generator)),
        Tensor.normal([45, 10, 12], using: &generator)
      ),
      (
        Sequential(
          TransformerEncoderLayer(48, heads: 4, hidden: 200, using: &generator), Flatten(),
          Linear(960, 10, using: &generator)),
        Tensor.normal([33, 20, 48], using: &generator)
      ),
    ]
  }

  /// All parameters after three steps of training.
  static func trainedParameters(threads: Int) -> [[[Double]]] {
    threadCount = threads
    var generator = SeededGenerator(seed: 3)
    return makeModels(&generator).map { model, x in
      let labels = (0..<x.shape[0]).map { _ in generator.integer(below: 10) }
      let optimizer = Adam(model.parameters)
      for _ in 0..<3 {
        optimizer.zeroGradients()
        crossEntropy(model(x), labels: labels).backward()
        optimizer.step()
      }
      return model.parameters.map(\.values)
    }
  }

  @Test func `sums, softmax and normalization are shared out without changing a bit`() {
    let before = threadCount
    defer { threadCount = before }
    var generator = SeededGenerator(seed: 4)
    let x = Tensor.normal([70, 90, 110], using: &generator)
    let upstream = Tensor.normal(x.shape, using: &generator)
    func results() -> [[Double]] {
      let x = x.detached()
      x.requiresGradient = true
      let sums = [[0], [1], [2], [0, 1], [1, 2], [0, 2], [0, 1, 2]].map { x.sum(axes: $0).values }
      let rows = [softmax(x), softmax(x, axis: 1), layerNorm(x), layerNorm(x, axes: 2)]
      for y in rows { y.backward(upstream) }
      return sums + rows.map(\.values) + [x.gradient!.values]
    }
    threadCount = 1
    let alone = results()
    for threads in [2, 5] {
      threadCount = threads
      #expect(results() == alone, "\(threads) threads")
    }
  }

  @Test func `results do not depend on the number of threads, not in the last bit`() {
    let before = threadCount
    defer { threadCount = before }
    let alone = Self.trainedParameters(threads: 1)
    for threads in [2, 3, 7] {
      for (model, parameters) in Self.trainedParameters(threads: threads).enumerated() {
        #expect(parameters == alone[model], "model \(model) on \(threads) threads")
      }
    }
  }
}
