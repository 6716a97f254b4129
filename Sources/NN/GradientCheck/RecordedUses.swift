/// A recorded computation, taken apart to find what a wrong gradient lacks.
///
/// It walks the graph as `backward` does, but sees what each operation sends to an input, and can
/// leave out an operation's derivative.
struct RecordedUses {
  private let value: Tensor
  private let leaves: [Tensor]
  /// The computed tensors, each before those it was computed from.
  private let order: [Tensor]

  /// Nil if nothing was recorded.
  init?(_ value: Tensor, of leaves: [Tensor]) {
    guard value.isTracked, value.operation != nil else { return nil }
    self.value = value
    self.leaves = leaves
    order = Self.descending(from: value)
  }

  /// How the computation used one of the leaves.
  func uses(of leaf: Int) -> InputUses? {
    let uses = InputUses(recording: self, leaf: leaves[leaf])
    return uses.contributions.isEmpty ? nil : uses
  }

  /// What each operation that uses `leaf` got and sent to it, the first use first.
  fileprivate func walk(
    _ leaf: Tensor, leavingOut skipped: (Tensor) -> Bool = { _ in false }
  ) -> [(upstream: Tensor, contribution: Tensor)] {
    let kept = leaves.map(\.gradient)
    defer {
      for (leaf, gradient) in zip(leaves, kept) { leaf.gradient = gradient }
      for tensor in order { tensor.arriving = nil }
    }
    var found: [(upstream: Tensor, contribution: Tensor)] = []
    withoutGradient {
      value.arriving = .ones(value.shape, precision: value.precision)
      for tensor in order {
        guard let gradient = tensor.arriving, let operation = tensor.operation else { continue }
        tensor.arriving = nil
        for leaf in leaves { leaf.gradient = nil }
        if skipped(tensor) {
          operation.inputs[0].receive(gradient)
        } else {
          operation.backward?(gradient, tensor)
        }
        if operation.inputs.contains(where: { $0 === leaf }), let contribution = leaf.gradient {
          found.append((gradient, contribution))
        }
      }
    }
    return found.reversed()
  }

  /// The operations of one input that keep the shape, as activations do, by name.
  fileprivate var elementwise: [(name: String, tensor: Tensor)] {
    order.compactMap { tensor in
      guard let operation = tensor.operation, operation.inputs.count == 1,
        operation.inputs[0].isTracked, operation.inputs[0].shape == tensor.shape,
        operation.inputs[0].precision == tensor.precision
      else { return nil }
      // y − x is the same everywhere: the derivative is 1.
      let shift = zip(tensor.values, operation.inputs[0].values).map { $0 - $1 }
      return Set(shift).count == 1 && !shift.isEmpty ? nil : (operation.name, tensor)
    }
  }

  private static func descending(from value: Tensor) -> [Tensor] {
    var order: [Tensor] = []
    var known: Set<ObjectIdentifier> = []
    var path: [(tensor: Tensor, next: Int)] = [(value, 0)]
    known.insert(ObjectIdentifier(value))
    while let (tensor, next) = path.last {
      let inputs = tensor.inputs
      guard next < inputs.count else {
        path.removeLast()
        order.append(tensor)
        continue
      }
      path[path.count - 1].next += 1
      let input = inputs[next]
      if input.isTracked, input.operation != nil, known.insert(ObjectIdentifier(input)).inserted {
        path.append((input, 0))
      }
    }
    return order.reversed()
  }
}

/// How a recorded computation used one input.
struct InputUses {
  fileprivate let recording: RecordedUses
  fileprivate let leaf: Tensor
  /// The gradient from each operation that used it.
  let contributions: [Tensor]
  /// The gradients of those operations' values.
  let upstreams: [Tensor]

  fileprivate init(recording: RecordedUses, leaf: Tensor) {
    self.recording = recording
    self.leaf = leaf
    let uses = recording.walk(leaf)
    contributions = uses.map(\.contribution)
    upstreams = uses.map(\.upstream)
  }

  /// The gradient as it would be without the derivative of all operations of one name, or of one
  /// of them.
  func withoutDerivative() -> [(operation: String, gradient: Tensor)] {
    let candidates = recording.elementwise.prefix(40)
    let names = Set(candidates.map(\.name)).sorted()
    let together = names.map { name in
      (name, gradient { tensor in candidates.contains { $0.name == name && $0.tensor === tensor } })
    }
    let single = candidates.map { candidate in
      (candidate.name, gradient { $0 === candidate.tensor })
    }
    return (together + single).compactMap { name, gradient in gradient.map { (name, $0) } }
  }

  private func gradient(leavingOut skipped: (Tensor) -> Bool) -> Tensor? {
    let parts = recording.walk(leaf, leavingOut: skipped).map(\.contribution)
    return withoutGradient { parts.dropFirst().reduce(parts.first) { $0! + $1 } }
  }
}
