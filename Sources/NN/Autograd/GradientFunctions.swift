/// ∂f/∂x at `x`, for a function f whose value is one number.
///
/// ```swift
/// gradient(of: { x in x * x }, at: Tensor(3))      // 6
/// ```
/// Other tensors that f uses, such as a model's parameters, receive no gradient.
///
/// With `createGraph` the gradient is itself recorded as a function of x and of those others, and
/// may be differentiated again; see `hessianVectorProduct`.
public func gradient(
  of function: (Tensor) -> Tensor, at x: Tensor, createGraph: Bool = false
) -> Tensor {
  gradients(of: { function($0[0]) }, at: [x], createGraph: createGraph)[0]
}

/// The gradients of a function of several tensors, whose value is one number, by each of them.
///
/// One that does not influence the value gets zeros. With `createGraph` they are recorded and may
/// be differentiated again.
public func gradients(
  of function: ([Tensor]) -> Tensor, at inputs: [Tensor], createGraph: Bool = false
) -> [Tensor] {
  let leaves = inputs.map { input in
    let leaf = input.detached()
    leaf.name = input.name
    if createGraph, input.isTracked {
      return leaf.recorded("identity", input, twice: true) { gradient, _ in input.receive(gradient)
      }
    }
    leaf.isTracked = true
    return leaf
  }
  let value = recordingGradient { function(leaves) }
  if value.isTracked { return value.gradients(at: leaves, createGraph: createGraph) }
  return leaves.map { leaf in .zeros(leaf.shape, precision: leaf.precision) }
}

/// Runs `body` with recording on, whatever surrounds it.
func recordingGradient<Result>(_ body: () throws -> Result) rethrows -> Result {
  let state = ThreadState.current
  let wasRecording = state.isRecording
  state.isRecording = true
  defer { state.isRecording = wasRecording }
  return try body()
}
