/// A tensor seen as [outer, length, inner], where `length` runs over the axes of an operation.
///
/// Axes that do not lie side by side are first brought there by a transposition.
struct AxisGroup {
  let tensor: Tensor
  let outer: Int
  let length: Int
  let inner: Int

  init(_ tensor: Tensor, _ axes: [Int], of operation: String) {
    let reduced = ReducedShape(tensor.shape, axes, of: operation)
    precondition(
      reduced.length > 0, "\(operation) over no elements: the tensor has shape \(tensor.shape).")
    length = reduced.length
    let axes = reduced.axes
    if let first = axes.first, let last = axes.last, last - first == axes.count - 1 {
      self.tensor = tensor
      outer = tensor.shape[..<first].reduce(1, *)
      inner = tensor.shape[(last + 1)...].reduce(1, *)
    } else {
      let others = (0..<tensor.rank).filter { !axes.contains($0) }
      self.tensor = axes.isEmpty ? tensor : tensor.permuted(others + axes)
      outer = tensor.count / length
      inner = 1
    }
  }
}

extension AxisGroup {
  /// `forEachLane` on several threads, for a body that writes into its own lane only.
  @inline(__always)
  func shareLanes(_ body: (_ start: Int) -> Void) {
    Parallel.split(outer, grain: 8192 / max(length * inner, 1) + 1) { range in
      for outer in range {
        for inner in 0..<inner { body(outer * length * self.inner + inner) }
      }
    }
  }

  /// Calls for each lane of `length` numbers, `inner` apart, with the place where it starts.
  @inline(__always)
  func forEachLane(_ body: (_ start: Int) -> Void) {
    for outer in 0..<outer {
      for inner in 0..<inner { body(outer * length * self.inner + inner) }
    }
  }
}
