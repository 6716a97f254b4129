extension Recurrent {
  /// As `run`, but gradients flow back through at most `steps` steps: truncated back-propagation
  /// through time.
  ///
  /// The sequence is cut into chunks of U = `steps`; the state goes on from chunk to chunk, its
  /// gradient does not. So the values are those of `run`, while an output has no gradient by what
  /// happened before its own chunk, and the network learns no connection over more than U steps.
  /// R. Williams and J. Peng, An Efficient Gradient-Based Algorithm for On-Line Training of
  /// Recurrent Network Trajectories, 1990.
  public func run(
    _ input: Tensor, from state: RecurrentState? = nil, mask: Tensor? = nil,
    truncatedTo steps: Int
  ) -> (outputs: Tensor, state: RecurrentState) {
    precondition(steps > 0, "Truncation keeps at least one step; got \(steps).")
    checkShapes(input, state, mask)
    let time = input.shape[1]
    let starts = Array(stride(from: 0, to: time, by: steps))
    var state = state
    var outputs: [Tensor] = []
    for start in isReversed ? starts.reversed() : starts {
      let end = min(start + steps, time)
      let chunk = run(
        input.slice(axis: 1, from: start, to: end), from: state,
        mask: mask?.slice(axis: 1, from: start, to: end))
      outputs.append(chunk.outputs)
      state = chunk.state.detached()
    }
    return (concat(isReversed ? outputs.reversed() : outputs, axis: 1), state!)
  }
}

/// A recurrent layer that goes on where it stopped: each call takes up the state of the one before.
///
/// For a long sequence read chunk by chunk, with a training step after each. The state is carried
/// over without its gradient. `reset()` before a new sequence.
public final class StatefulRecurrent: Layer {
  /// The layer that is run.
  public let layer: Recurrent
  /// The state after the last call; nil before the first. Setting it chooses where to go on.
  public var state: RecurrentState?

  /// A layer that reads forward, before its first call.
  public init(_ layer: Recurrent) {
    precondition(!layer.isReversed, "A reversed layer cannot go on from an earlier chunk.")
    self.layer = layer
  }

  /// The outputs of the next chunk [batch, time, inputs], from where the last one ended.
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    let (outputs, last) = layer.run(input, from: state)
    state = last.detached()
    return outputs
  }

  /// Forgets the state: the next chunk begins a sequence.
  public func reset() { state = nil }

  /// The layer.
  public override var sublayers: [Layer] { [layer] }

  /// The layer.
  public override func calls(for inputShape: [Int]) -> [(layer: Layer, inputShape: [Int])] {
    [(layer, inputShape)]
  }
}
