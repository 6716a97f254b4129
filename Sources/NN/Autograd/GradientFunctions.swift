/// ∂f/∂x at `x`, for a function f whose value is one number.
///
/// ```swift
/// gradient(of: { x in x * x }, at: Tensor(3))      // 6
/// ```
/// Other tensors that f uses, such as a model's parameters, receive no gradient.
public func gradient(of function: (Tensor) -> Tensor, at x: Tensor) -> Tensor {
  gradients(of: { function($0[0]) }, at: [x])[0]
}

/// The gradients of a function of several tensors, whose value is one number, by each of them.
///
/// One that does not influence the value gets zeros.
public func gradients(of function: ([Tensor]) -> Tensor, at inputs: [Tensor]) -> [Tensor] {
  let leaves = inputs.map { input in
    let leaf = input.detached()
    leaf.isTracked = true
    leaf.name = input.name
    return leaf
  }
  let value = recordingGradient { function(leaves) }
  if value.isTracked {
    value.propagate(nil, only: leaves, retainGraph: false)
  }
  return leaves.map { leaf in leaf.gradient ?? .zeros(leaf.shape, precision: leaf.precision) }
}

/// Runs `body` with recording on, whatever surrounds it.
func recordingGradient<Result>(_ body: () throws -> Result) rethrows -> Result {
  let state = ThreadState.current
  let wasRecording = state.isRecording
  state.isRecording = true
  defer { state.isRecording = wasRecording }
  return try body()
}
