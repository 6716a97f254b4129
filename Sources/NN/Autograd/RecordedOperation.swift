/// One step of a recorded computation: its name, its inputs, and how a gradient passes back.
///
/// Tensors and operations form the computation graph: `tensor.operation` leads to the inputs, and
/// so on to the leaves. `backward()` walks it once and frees it on the way.
public final class RecordedOperation {
  /// Such as `multiply`.
  public let name: String
  /// The tensors it was computed from; empty once `backward()` has freed the graph.
  public internal(set) var inputs: [Tensor]

  /// Given ∂L/∂output, sends its share to each input with `receive`. Nil once freed.
  ///
  /// The output is passed in because holding it here would be a cycle that is never freed.
  var backward: ((_ gradient: Tensor, _ output: Tensor) -> Void)?
  /// Whether `backward` is written in recorded operations throughout, so that its result may be
  /// differentiated again.
  let isTwiceDifferentiable: Bool
  /// The longest chain of operations below this one.
  let depth: Int
  /// The number of the backward pass that has this operation on its list; 0 for none.
  var pass = 0

  /// A chain up to this long may be released by ordinary recursion.
  static let recursionLimit = 200

  init(
    _ name: String, _ inputs: [Tensor], twice: Bool,
    backward: @escaping (_ gradient: Tensor, _ output: Tensor) -> Void
  ) {
    isTwiceDifferentiable = twice
    self.name = name
    self.inputs = inputs
    self.backward = backward
    var depth = 0
    for input in inputs {
      if let operation = input.operation { depth = max(depth, operation.depth) }
    }
    self.depth = depth + 1
  }
}

extension RecordedOperation {
  /// Lets go of the inputs.
  func free() {
    backward = nil
    inputs = []
  }

  /// Frees this operation and all below it that nobody else uses, without recursion.
  func dismantle() {
    var waiting = [self]
    while let operation = waiting.popLast() {
      operation.backward = nil
      var inputs = operation.inputs
      operation.inputs = []
      for index in inputs.indices where isKnownUniquelyReferenced(&inputs[index]) {
        if var lower = inputs[index].operation {
          inputs[index].operation = nil
          if isKnownUniquelyReferenced(&lower) { waiting.append(lower) }
        }
      }
    }
  }
}

extension Tensor {
  /// Whether a gradient flows to this tensor: set for parameters, and so for all computed from
  /// them.
  public var requiresGradient: Bool {
    get { isTracked }
    set {
      precondition(
        operation == nil,
        "requiresGradient is set on a tensor that was made; this one was computed by "
          + "\(operation?.name ?? "").")
      isTracked = newValue
    }
  }

  /// The tensors this one was computed from, where that was recorded.
  public var inputs: [Tensor] { operation?.inputs ?? [] }

  /// Keeps ∂L/∂self readable as `gradient` after the backward pass, though self was computed.
  ///
  /// For a hidden layer's value this is the co-state λ of the lectures.
  @discardableResult
  public func retainGradient() -> Tensor {
    keepsGradient = true
    return self
  }

  /// Forgets the gradient, so that the next backward pass starts from nothing.
  public func zeroGradient() { releaseGradient() }

  /// Notes that self is the value of an operation on `input`, if a gradient may be asked for.
  @inline(__always)
  func recorded(
    _ name: String, _ input: Tensor, twice: Bool = false,
    backward: @escaping (_ gradient: Tensor, _ output: Tensor) -> Void
  ) -> Tensor {
    if input.isTracked, ThreadState.current.isRecording {
      operation = RecordedOperation(name, [input], twice: twice, backward: backward)
      isTracked = true
    }
    return self
  }

  /// Notes that self is the value of an operation on `inputs`, if a gradient may be asked for.
  ///
  /// `twice` promises that `backward` computes with recorded operations alone.
  @inline(__always)
  func recorded(
    _ name: String, _ inputs: [Tensor], twice: Bool = false,
    backward: @escaping (_ gradient: Tensor, _ output: Tensor) -> Void
  ) -> Tensor {
    if inputs.contains(where: \.isTracked), ThreadState.current.isRecording {
      operation = RecordedOperation(name, inputs, twice: twice, backward: backward)
      isTracked = true
    }
    return self
  }
}

/// Runs `body` without recording: what it computes remembers no inputs and costs no memory.
public func withoutGradient<Result>(_ body: () throws -> Result) rethrows -> Result {
  let state = ThreadState.current
  let wasRecording = state.isRecording
  state.isRecording = false
  defer { state.isRecording = wasRecording }
  return try body()
}

/// A differentiable operation of one's own: its value, and its derivative beside it.
///
/// ```swift
/// func cube(_ x: Tensor) -> Tensor {
///   differentiable("cube", inputs: [x], value: withoutGradient { x * x * x }) { gradient in
///     [gradient * 3 * x * x]
///   }
/// }
/// ```
/// `gradient` receives ∂L/∂value and returns ∂L/∂input for each input, nil where it is not needed.
/// Written in tensor operations on the inputs, as here, it may itself be differentiated.
public func differentiable(
  _ name: String, inputs: [Tensor], value: Tensor,
  gradient: @escaping (_ upstream: Tensor) -> [Tensor?]
) -> Tensor {
  value.detached().recorded(name, inputs, twice: true) { upstream, _ in
    let contributions = gradient(upstream)
    precondition(
      contributions.count == inputs.count,
      "\(name) has \(inputs.count) inputs; its derivative gave \(contributions.count) gradients.")
    for (input, contribution) in zip(inputs, contributions) {
      guard let contribution else { continue }
      precondition(
        contribution.shape == input.shape,
        "\(name): the gradient of an input of shape \(input.shape) has shape "
          + "\(contribution.shape).")
      input.receive(contribution.casted(to: input.precision))
    }
  }
}
