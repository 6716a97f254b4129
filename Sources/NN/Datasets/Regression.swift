/// Examples with numbers to predict: inputs [examples, features…] and targets [examples, outputs…].
public struct Regression {
  /// [examples, features…]
  public let inputs: Tensor
  /// [examples, outputs…]
  public let targets: Tensor

  /// Inputs and targets with first axes of one length.
  public init(inputs: Tensor, targets: Tensor) {
    precondition(
      inputs.rank >= 1 && targets.rank >= 1 && inputs.shape[0] == targets.shape[0],
      "A regression needs targets for each example; inputs \(inputs.shape), targets "
        + "\(targets.shape).")
    self.inputs = inputs
    self.targets = targets
  }

  init(_ inputs: [[Double]], _ targets: [Double]) {
    self.init(inputs: Tensor(inputs), targets: Tensor(targets, shape: [targets.count, 1]))
  }
}

extension Regression {
  /// The number of examples.
  public var count: Int { inputs.shape[0] }

  /// The examples with these indices, in this order.
  public subscript(_ indices: [Int]) -> Regression {
    withoutGradient { Regression(inputs: inputs.rows(indices), targets: targets.rows(indices)) }
  }

  /// The examples of a fold.
  public subscript(fold: Fold) -> (training: Regression, heldOut: Regression) {
    (self[fold.training], self[fold.heldOut])
  }

  /// All examples in a new order, `size` at a time: one epoch. The last batch may be smaller.
  public func batches(_ size: Int, using generator: inout SeededGenerator) -> [Regression] {
    precondition(size > 0, "A batch has at least 1 example; got size \(size).")
    let order = generator.permutation(count)
    return stride(from: 0, to: count, by: size).map { start in
      self[Array(order[start..<min(start + size, count)])]
    }
  }
}
