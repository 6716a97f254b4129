import NN

/// One training step or operation to be timed: made once, then called many times.
struct Workload: Sendable {
  let name: String
  /// How many operations one call performs; the time is divided by it.
  var operationsPerCall = 1
  let make: @Sendable () -> () -> Void

  static var all: [Workload] {
    perceptrons + convolutional + sequences + operations + dispatch
  }
}

extension Workload {
  /// A step of training: forward, loss, backward, optimizer, on batches taken in turn.
  static func training<Batch>(
    _ model: Layer, _ batches: [Batch], _ optimizer: Optimizer, loss: @escaping (Batch) -> Tensor
  ) -> () -> Void {
    var next = 0
    return {
      let batch = batches[next]
      next = (next + 1) % batches.count
      optimizer.zeroGradients()
      loss(batch).backward()
      optimizer.step()
    }
  }

  /// Batches of random inputs with random labels of ten classes.
  static func labelled(
    _ shape: [Int], count: Int = 8, using generator: inout SeededGenerator
  ) -> [(inputs: Tensor, labels: [Int])] {
    (0..<count).map { _ in
      let inputs = Tensor.normal(shape, using: &generator)
      return (inputs, (0..<shape[0]).map { _ in generator.integer(below: 10) })
    }
  }
}
