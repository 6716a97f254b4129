/// Tensors joined along an axis that exists: [2, 3] and [4, 3] along axis 0 → [6, 3].
///
/// Each receives its part of the gradient.
public func concat(_ tensors: [Tensor], axis: Int = 0) -> Tensor {
  precondition(!tensors.isEmpty, "concat needs at least one tensor.")
  let wide = tensors.contains { $0.precision == .float64 }
  let parts = wide ? tensors.map { $0.converted(to: .float64) } : tensors
  let axis = Shape.axis(axis, rank: parts[0].rank, of: "concat")
  var shape = parts[0].shape
  for part in parts.dropFirst() {
    var others = part.shape
    precondition(
      others.count == shape.count, "concat: shapes \(shape) and \(others) differ in rank.")
    shape[axis] += others[axis]
    others[axis] = shape[axis]
    precondition(
      others == shape,
      "concat along axis \(axis): shapes \(parts[0].shape) and \(part.shape) differ elsewhere.")
  }
  let y = Tensor(uninitialized: shape, parts[0].precision)
  let strides = Shape.strides(shape)
  var starts: [Int] = []
  var position = 0
  for part in parts {
    starts.append(position)
    copy(
      part.shape, from: Block(part),
      to: Block(y, at: position * strides[axis], strides: strides))
    position += part.shape[axis]
  }
  return y.recorded("concat", parts, twice: true) { gradient, _ in
    for (part, start) in zip(parts, starts) {
      part.receive(gradient.slice(axis: axis, from: start, to: start + part.shape[axis]))
    }
  }
}

/// Tensors of one shape joined along a new axis: two of [3] along axis 0 → [2, 3].
public func stack(_ tensors: [Tensor], axis: Int = 0) -> Tensor {
  precondition(!tensors.isEmpty, "stack needs at least one tensor.")
  let shape = tensors[0].shape
  let axis = Shape.axis(axis, rank: shape.count + 1, of: "stack")
  return concat(
    tensors.map { tensor in
      precondition(
        tensor.shape == shape, "stack needs one shape; got \(shape) and \(tensor.shape).")
      return tensor.expanded(at: axis)
    }, axis: axis)
}
