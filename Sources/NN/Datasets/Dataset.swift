/// Examples with their classes: inputs [examples, features…] and a label for each.
public struct Dataset {
  /// [examples, features…]
  public let inputs: Tensor
  /// The class of each example, counted from 0.
  public let labels: [Int]

  /// Inputs [examples, features…] and as many labels as their first axis is long.
  public init(inputs: Tensor, labels: [Int]) {
    precondition(
      inputs.rank >= 1 && inputs.shape[0] == labels.count,
      "A dataset needs a label for each example; inputs \(inputs.shape), \(labels.count) labels.")
    self.inputs = inputs
    self.labels = labels
  }
}

extension Dataset {
  /// The number of examples.
  public var count: Int { labels.count }

  /// The number of classes: one more than the largest label.
  public var classes: Int { (labels.max() ?? -1) + 1 }

  /// The labels as a column of numbers, [examples, 1]: the target of a single output.
  public var targets: Tensor {
    Tensor(labels.map(Double.init), shape: [count, 1], precision: inputs.precision)
  }

  /// The examples with these indices, in this order.
  public subscript(_ indices: [Int]) -> Dataset {
    Dataset(inputs: withoutGradient { inputs.rows(indices) }, labels: indices.map { labels[$0] })
  }

  /// The first `count` examples after shuffling for training, the rest held out.
  public func split(
    _ count: Int, using generator: inout SeededGenerator
  ) -> (training: Dataset, heldOut: Dataset) {
    precondition(
      count >= 0 && count <= self.count,
      "Cannot split \(count) examples off a dataset of \(self.count).")
    let order = generator.permutation(self.count)
    return (self[Array(order[..<count])], self[Array(order[count...])])
  }
}
