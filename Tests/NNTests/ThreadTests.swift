import NN
import Testing

/// Work cut into parts for several threads.
@Suite(.serialized) struct ThreadTests {
  /// A training step large enough for every kernel in it to be cut.
  static func trainedWeights(threads: Int) -> [[Double]] {
    threadCount = threads
    var generator = SeededGenerator(seed: 3)
    let model = Sequential(
      Linear(300, 257, using: &generator), Tanh(), Linear(257, 129, using: &generator), ReLU(),
      Linear(129, 10, using: &generator))
    let x = Tensor.normal([301, 300], using: &generator)
    let labels = (0..<301).map { _ in generator.integer(below: 10) }
    let optimizer = Adam(model.parameters)
    for _ in 0..<3 {
      optimizer.zeroGradients()
      crossEntropy(model(x), labels: labels).backward()
      optimizer.step()
    }
    return model.parameters.map(\.values)
  }

  @Test func `results do not depend on the number of threads, not in the last bit`() {
    let before = threadCount
    defer { threadCount = before }
    let alone = Self.trainedWeights(threads: 1)
    for threads in [2, 3, 7] { #expect(Self.trainedWeights(threads: threads) == alone) }
  }
}
