/// A cell run over time: from a sequence [batch, time, inputs] the outputs [batch, time, …].
///
/// ```swift
/// let layer = Recurrent(MGUCell(8, 32, using: &generator))
/// let outputs = layer(x)                           // [batch, time, 32], from the initial state
/// let (ys, last) = layer.run(x, from: state)       // from a state, with the state at the end
/// ```
/// The same parameters are used at every step, so their gradient is the sum over the steps:
/// back-propagation through time. P. Werbos, Backpropagation Through Time, 1990.
open class Recurrent: Layer {
  /// One step of the network.
  public let cell: RecurrentCell
  /// Whether the sequence is read from its end to its beginning. Outputs stay at their inputs'
  /// places.
  public let isReversed: Bool

  /// The cell run forward in time, or backward.
  public init(_ cell: RecurrentCell, reversed: Bool = false) {
    self.cell = cell
    isReversed = reversed
  }

  /// The outputs of all steps, from the cell's initial state.
  open override func callAsFunction(_ input: Tensor) -> Tensor { run(input).outputs }

  /// The outputs of all steps and the state after the last.
  ///
  /// - Parameters:
  ///   - input: [batch, time, inputs].
  ///   - state: The state before the first step; the cell's initial state unless given.
  ///   - mask: [batch, time], 1 at real steps and 0 at padding. A padded step leaves the state as
  ///     it was, and its output is 0, as with PyTorch's packed sequences. Without one all steps
  ///     are real. `lengthMask` makes one from lengths.
  open func run(
    _ input: Tensor, from state: RecurrentState? = nil, mask: Tensor? = nil
  ) -> (outputs: Tensor, state: RecurrentState) {
    checkShapes(input, state, mask)
    let time = input.shape[1]
    var state = state ?? cell.initialState(batch: input.shape[0], precision: input.precision)
    if mask == nil, let result = runAtOnce(input, from: state) { return result }
    var outputs: [Tensor] = []
    for t in isReversed ? (0..<time).reversed() : Array(0..<time) {
      let x = input.slice(axis: 1, from: t, to: t + 1).squeezed(axis: 1)  // [batch, inputs]
      let (output, next) = cell.step(x, state)
      if let mask {
        let isReal = mask.slice(axis: 1, from: t, to: t + 1)  // [batch, 1]
        outputs.append(select(isReal, output, .zeros(output.shape, precision: output.precision)))
        state = RecurrentState(
          zip(next.tensors, state.tensors).map { new, old in select(isReal, new, old) })
      } else {
        outputs.append(output)
        state = next
      }
    }
    return (stack(isReversed ? outputs.reversed() : outputs, axis: 1), state)
  }

  /// The outputs and the last state by a faster way than step by step, if there is one.
  func runAtOnce(
    _ input: Tensor, from state: RecurrentState
  ) -> (outputs: Tensor, state: RecurrentState)? { nil }

  /// The cell.
  open override var sublayers: [Layer] { [cell] }

  /// The cell's parameters.
  open override var parameters: [Tensor] { cell.parameters }

  /// [batch, time, inputs] → [batch, time, the cell's outputs].
  open override func outputShape(for inputShape: [Int]) -> [Int] {
    let step = stepShape(inputShape)
    return [inputShape[0], inputShape[1]] + cell.outputShape(for: step).dropFirst()
  }

  /// Those of a step, as often as there are steps.
  open override func macs(for inputShape: [Int]) -> Int {
    inputShape[1] * cell.macs(for: stepShape(inputShape))
  }

  /// Those of a step, as often as there are steps: back-propagation through time keeps them all.
  open override func activationCount(for inputShape: [Int]) -> Int {
    inputShape[1] * cell.activationCount(for: stepShape(inputShape))
  }

  /// What the cell gets at each step, [batch, inputs].
  private func stepShape(_ inputShape: [Int]) -> [Int] {
    precondition(
      inputShape.count == 3 && inputShape[2] == cell.inputs,
      "A recurrent layer expects [batch, time, \(cell.inputs)]; got \(inputShape).")
    return [inputShape[0], inputShape[2]]
  }
}

extension Recurrent {
  func checkShapes(_ input: Tensor, _ state: RecurrentState?, _ mask: Tensor?) {
    precondition(
      input.rank == 3 && input.shape[2] == cell.inputs && input.shape[1] > 0,
      "A recurrent layer expects [batch, time, \(cell.inputs)] with at least one step; got "
        + "\(input.shape).")
    for tensor in state?.tensors ?? [] {
      precondition(
        tensor.shape.first == input.shape[0],
        "A state for an input of shape \(input.shape) has a batch of \(input.shape[0]); got "
          + "\(tensor.shape).")
    }
    if let mask {
      precondition(
        mask.shape == Array(input.shape[..<2]),
        "The mask of an input of shape \(input.shape) is [\(input.shape[0]), \(input.shape[1])]; "
          + "got \(mask.shape).")
    }
  }
}

/// 1 for the first `lengths[i]` of `time` steps in row i, and 0 after: [lengths.count, time].
public func lengthMask(_ lengths: [Int], time: Int, precision: Precision = .float32) -> Tensor {
  let values = lengths.flatMap { length in
    precondition(
      (0...time).contains(length), "A length in \(time) steps is 0 to \(time); got \(length).")
    return (0..<time).map { $0 < length ? 1.0 : 0 }
  }
  return Tensor(values, shape: [lengths.count, time], precision: precision)
}
