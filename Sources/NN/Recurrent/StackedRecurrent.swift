/// Recurrent layers one above another: the outputs of each are the inputs of the next.
///
/// Between the levels stands nothing, or ReLU: the lectures' hierarchical network. With levels that
/// read forward the last one's outputs [batch, time, …] are the network's.
public final class StackedRecurrent: Layer {
  /// The levels, the one that sees the input first.
  public let levels: [Recurrent]
  /// Whether ReLU is applied between the levels (not after the last).
  public let hasReLUBetween: Bool

  /// At least one level; each expects what the one before puts out.
  public init(_ levels: [Recurrent], reluBetween: Bool = false) {
    precondition(!levels.isEmpty, "A stack needs at least one level.")
    self.levels = levels
    hasReLUBetween = reluBetween
  }

  /// The last level's outputs, all levels from their initial states.
  public override func callAsFunction(_ input: Tensor) -> Tensor { run(input).outputs }

  /// The last level's outputs and every level's state after its last step.
  ///
  /// - Parameters:
  ///   - states: One a level.
  ///   - mask: See `Recurrent.run`.
  public func run(
    _ input: Tensor, from states: [RecurrentState]? = nil, mask: Tensor? = nil
  ) -> (outputs: Tensor, states: [RecurrentState]) {
    precondition(
      states == nil || states!.count == levels.count,
      "A stack of \(levels.count) levels starts from as many states; got \(states!.count).")
    var value = input
    var last: [RecurrentState] = []
    for (index, level) in levels.enumerated() {
      if index > 0, hasReLUBetween { value = relu(value) }
      let (outputs, state) = level.run(value, from: states?[index], mask: mask)
      value = outputs
      last.append(state)
    }
    return (value, last)
  }

  /// The levels.
  public override var sublayers: [Layer] { levels }

  /// Each level with what the one before puts out; ReLU does not change the shape.
  public override func calls(for inputShape: [Int]) -> [(layer: Layer, inputShape: [Int])] {
    var shape = inputShape
    return levels.map { level in
      let received = shape
      shape = level.outputShape(for: received)
      return (level, received)
    }
  }

  /// Those of the levels, and of ReLU between them.
  public override func activationCount(for inputShape: [Int]) -> Int {
    let between = hasReLUBetween ? calls(for: inputShape).dropFirst() : []
    return super.activationCount(for: inputShape)
      + between.reduce(0) { $0 + $1.inputShape.reduce(1, *) }
  }
}
