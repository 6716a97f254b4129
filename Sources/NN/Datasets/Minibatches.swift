/// A few examples at a time: what a training step sees.
public struct Batch {
  /// [size, features…]
  public let inputs: Tensor
  /// The class of each example in the batch, counted from 0.
  public let labels: [Int]

  /// The labels as a column of numbers, [size, 1].
  public var targets: Tensor {
    Tensor(labels.map(Double.init), shape: [labels.count, 1], precision: inputs.precision)
  }
}

/// A dataset in random order, `size` examples at a time: one epoch.
///
/// ```swift
/// for batch in Minibatches(training, size: 32, using: &generator) { … }
/// ```
/// The order is drawn when the sequence is made, so each epoch makes a new one.
public struct Minibatches: Sequence {
  /// What becomes of the examples that do not fill the last batch.
  public enum LastBatch: Sendable {
    /// They make a smaller batch.
    case keep
    /// They are left out of this epoch.
    case drop
  }

  private let dataset: Dataset
  private let size: Int
  private let order: [Int]?
  private let last: LastBatch

  /// All examples in an order drawn now.
  public init(
    _ dataset: Dataset, size: Int, last: LastBatch = .keep,
    using generator: inout SeededGenerator
  ) {
    self.init(dataset, size: size, last: last, order: generator.permutation(dataset.count))
  }

  /// All examples in the dataset's own order.
  public init(_ dataset: Dataset, size: Int, last: LastBatch = .keep) {
    self.init(dataset, size: size, last: last, order: nil)
  }

  private init(_ dataset: Dataset, size: Int, last: LastBatch, order: [Int]?) {
    precondition(size > 0, "A minibatch has at least 1 example; got size \(size).")
    self.dataset = dataset
    self.size = size
    self.order = order
    self.last = last
  }
}

extension Minibatches {
  /// How many batches there are.
  public var count: Int {
    last == .keep ? (dataset.count + size - 1) / size : dataset.count / size
  }

  /// Exactly `count`, so that an array of the batches is allocated once.
  public var underestimatedCount: Int { count }

  /// The batches from the first on; every iterator of one sequence gives them in the same order.
  public func makeIterator() -> AnyIterator<Batch> {
    var next = 0
    return AnyIterator {
      guard next < count else { return nil }
      let range = (next * size)..<Swift.min((next + 1) * size, dataset.count)
      next += 1
      return batch(range)
    }
  }

  private func batch(_ range: Range<Int>) -> Batch {
    withoutGradient {
      guard let order else {
        let inputs = dataset.inputs.rows(from: range.lowerBound, to: range.upperBound)
        return Batch(inputs: inputs, labels: Array(dataset.labels[range]))
      }
      let indices = Array(order[range])
      return Batch(
        inputs: dataset.inputs.rows(indices), labels: indices.map { dataset.labels[$0] })
    }
  }
}
