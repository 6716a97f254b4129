/// Two recurrent layers, one reading forward and one backward, their outputs side by side.
///
/// From [batch, time, inputs] the outputs [batch, time, forward + backward]: at each step what is
/// known from the steps up to it, and from those after. M. Schuster and K. Paliwal, Bidirectional
/// Recurrent Neural Networks, 1997.
public final class Bidirectional: Layer {
  /// Reads from the beginning.
  public let forward: Recurrent
  /// Reads from the end.
  public let backward: Recurrent

  /// Two layers for the same inputs, the second `reversed`.
  public init(_ forward: Recurrent, _ backward: Recurrent) {
    precondition(
      !forward.isReversed && backward.isReversed,
      "Bidirectional joins a layer that reads forward and one that is reversed; got reversed: "
        + "\(forward.isReversed) and \(backward.isReversed).")
    self.forward = forward
    self.backward = backward
  }

  /// The outputs of both, from their initial states.
  public override func callAsFunction(_ input: Tensor) -> Tensor { run(input).outputs }

  /// The outputs, and the states in which both layers ended: the forward one at the last step,
  /// the backward one at the first.
  ///
  /// - Parameter mask: See `Recurrent.run`.
  public func run(
    _ input: Tensor, from states: (forward: RecurrentState, backward: RecurrentState)? = nil,
    mask: Tensor? = nil
  ) -> (outputs: Tensor, states: (forward: RecurrentState, backward: RecurrentState)) {
    let first = forward.run(input, from: states?.forward, mask: mask)
    let second = backward.run(input, from: states?.backward, mask: mask)
    return (concat([first.outputs, second.outputs], axis: 2), (first.state, second.state))
  }

  /// The forward layer, then the backward one.
  public override var sublayers: [Layer] { [forward, backward] }

  /// Both layers, with the same input.
  public override func calls(for inputShape: [Int]) -> [(layer: Layer, inputShape: [Int])] {
    sublayers.map { ($0, inputShape) }
  }

  /// [batch, time, inputs] → [batch, time, forward + backward].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    let shape = forward.outputShape(for: inputShape)
    return [shape[0], shape[1], shape[2] + backward.outputShape(for: inputShape)[2]]
  }
}
