/// What a recurrent cell remembers from one step to the next: h, and for an LSTM also C.
///
/// Each tensor has the batch as its first axis: [batch, hidden].
public struct RecurrentState {
  /// All that is remembered, in the order the cell chose.
  public var tensors: [Tensor]

  /// The state of a cell that remembers these.
  public init(_ tensors: [Tensor]) { self.tensors = tensors }

  /// The state of a cell with a hidden value h, and a memory C beside it if it has one.
  public init(hidden: Tensor, memory: Tensor? = nil) {
    tensors = memory.map { [hidden, $0] } ?? [hidden]
  }

  /// h, the first of the tensors.
  public var hidden: Tensor { tensors[0] }

  /// C, the second of the tensors.
  public var memory: Tensor {
    precondition(tensors.count > 1, "This state has no memory C beside its hidden value.")
    return tensors[1]
  }

  /// The same numbers outside the recorded graph: no gradient flows further back in time.
  public func detached() -> RecurrentState { RecurrentState(tensors.map { $0.detached() }) }
}

/// One step of a recurrent network: from the input xₜ and the state before, the output and the
/// state after.
///
/// A cell of one's own overrides `step`, and `parameters` as every layer does:
/// ```swift
/// final class Accumulator: RecurrentCell {
///   override func step(_ input: Tensor, _ state: RecurrentState) -> (Tensor, RecurrentState) {
///     let sum = state.hidden + input
///     return (sum, RecurrentState(hidden: sum))
///   }
/// }
/// ```
/// `Recurrent` runs a cell over a sequence.
open class RecurrentCell: Layer {
  /// The features of the input.
  public let inputs: Int
  /// The features of the state's tensors.
  public let hidden: Int

  /// A cell for inputs [batch, inputs] whose state has `hidden` features.
  public init(inputs: Int, hidden: Int) {
    precondition(
      inputs > 0 && hidden > 0,
      "A recurrent cell needs positive numbers of inputs and hidden features; got \(inputs) and "
        + "\(hidden).")
    self.inputs = inputs
    self.hidden = hidden
  }

  /// The output at this step and the state after it.
  ///
  /// - Parameter input: xₜ, [batch, inputs].
  open func step(_ input: Tensor, _ state: RecurrentState) -> (
    output: Tensor, state: RecurrentState
  ) {
    preconditionFailure("\(type(of: self)) does not override step.")
  }

  /// The state before the first step: zeros, unless a cell overrides it.
  open func initialState(batch: Int, precision: Precision) -> RecurrentState {
    RecurrentState(hidden: .zeros([batch, hidden], precision: precision))
  }

  /// The output of one step from the initial state.
  public final override func callAsFunction(_ input: Tensor) -> Tensor {
    precondition(
      input.rank == 2 && input.shape[1] == inputs,
      "A step of \(type(of: self)) expects [batch, \(inputs)]; got \(input.shape).")
    return step(input, initialState(batch: input.shape[0], precision: input.precision)).output
  }

  /// [batch, inputs] → [batch, hidden]; a cell whose output is not h overrides it.
  open override func outputShape(for inputShape: [Int]) -> [Int] {
    precondition(
      inputShape.count == 2 && inputShape[1] == inputs,
      "A step of \(type(of: self)) expects [batch, \(inputs)]; got \(inputShape).")
    return [inputShape[0], hidden]
  }
}
