extension Tensor {
  /// Computes ∂self/∂leaf for every leaf that requires a gradient, and adds it to its `gradient`.
  ///
  /// Self is one number, unless `upstream` gives ∂L/∂self in self's shape. The recorded graph is
  /// freed on the way unless `retainGraph` is true, so a second call needs a new forward pass.
  ///
  /// Reverse-mode differentiation: operations are visited so that each comes after all that used
  /// its value; then ∂L/∂value is complete, and the chain rule hands it on to the inputs.
  public func backward(_ upstream: Tensor? = nil, retainGraph: Bool = false) {
    let start = upstreamGradient(upstream)
    withoutGradient { propagate(start, only: nil, retainGraph: retainGraph) }
  }

  /// ∂self/∂target for each target, or Σ self · upstream's: zeros if it has no influence. No other
  /// tensor receives anything. With `createGraph` the pass is itself recorded.
  func gradients(
    at targets: [Tensor], upstream: Tensor? = nil, createGraph: Bool = false,
    retainGraph: Bool = false
  ) -> [Tensor] {
    let start = upstreamGradient(upstream)
    for target in targets { target.isTarget = true }
    if createGraph {
      recordingGradient { propagate(start, only: targets, retainGraph: true) }
    } else {
      withoutGradient { propagate(start, only: targets, retainGraph: retainGraph) }
    }
    return targets.map { target in
      target.isTarget = false
      defer { target.arriving = nil }
      return target.arriving ?? .zeros(target.shape, precision: target.precision)
    }
  }

  private func upstreamGradient(_ upstream: Tensor?) -> Tensor {
    precondition(
      isTracked,
      "backward() needs a tensor that was computed from one with requiresGradient: true.")
    guard let upstream else {
      precondition(
        count == 1,
        "backward() without an upstream gradient starts from one number; this has shape \(shape).")
      return .ones(shape, precision: precision)
    }
    precondition(
      upstream.shape == shape,
      "The upstream gradient has the tensor's shape \(shape); got \(upstream.shape).")
    return upstream.detached().casted(to: precision)
  }

  /// The backward pass. With `only`, no other leaf receives anything.
  private func propagate(_ start: Tensor, only targets: [Tensor]?, retainGraph: Bool) {
    var (order, spared) = topologicalOrder(only: targets)
    let isRecording = ThreadState.current.isRecording
    receive(start)
    while let tensor = order.popLast() {
      let operation = tensor.operation!
      operation.pass = 0
      precondition(
        !isRecording || operation.isTwiceDifferentiable,
        "\(operation.name) has no second derivative here; write it with operations that have, "
          + "such as exp, * and sum.")
      if let gradient = tensor.arriving {
        tensor.arriving = nil
        if tensor.keepsGradient { tensor.addToGradient(gradient) }
        operation.backward!(gradient, tensor)
      }
      if !retainGraph { operation.free() }
    }
    while let tensor = spared.popLast() { tensor.isSpared = false }
  }

  /// The computed tensors below this one, each after those it was computed from; and those to
  /// which nothing shall flow, because no target lies below them.
  private func topologicalOrder(only targets: [Tensor]?) -> (order: [Tensor], spared: [Tensor]) {
    var order: [Tensor] = []
    var spared: [Tensor] = []
    var path: [(tensor: Tensor, next: Int)] = []
    let state = ThreadState.current
    state.passCount += 1
    let pass = state.passCount

    func enter(_ tensor: Tensor) {
      if tensor.isTarget { return }
      if let operation = tensor.operation {
        guard operation.pass != pass else { return }
        precondition(
          operation.pass == 0,
          "A backward pass was begun inside another one of the same graph, which needs it whole.")
        precondition(
          operation.backward != nil,
          "The graph was freed by an earlier backward(); that call needs retainGraph: true.")
        operation.pass = pass
        path.append((tensor, 0))
      } else if targets != nil, tensor.isTracked, !tensor.isSpared {
        tensor.isSpared = true
        spared.append(tensor)
      }
    }

    enter(self)
    while let (tensor, next) = path.last {
      let inputs = tensor.operation!.inputs
      if next < inputs.count {
        path[path.count - 1].next += 1
        if inputs[next].isTracked { enter(inputs[next]) }
      } else {
        path.removeLast()
        order.append(tensor)
        if targets != nil, inputs.allSatisfy({ !$0.isTracked || $0.isSpared }) {
          tensor.isSpared = true
          spared.append(tensor)
        }
      }
    }
    return (order, spared)
  }
}

extension Tensor {
  /// Takes a share of ∂L/∂self. The share is not even computed if no gradient is wanted here.
  @inline(__always)
  func receive(_ contribution: @autoclosure () -> Tensor) {
    if isTracked, !isSpared { add(contribution()) }
  }

  /// Takes a share of ∂L/∂self that `write` puts into a buffer of self's shape: over what is
  /// there if `accumulate` is false, in addition to it if true.
  ///
  /// `definition` is the same share in tensor operations. It is what a recorded backward pass
  /// uses, so that it can be differentiated again.
  @inline(__always)
  func receive(
    _ definition: @autoclosure () -> Tensor, write: (_ buffer: Tensor, _ accumulate: Bool) -> Void
  ) {
    guard isTracked, !isSpared else { return }
    if ThreadState.current.isRecording { add(definition()) } else { receive(write) }
  }

  /// The same without a definition: for an operation that can be differentiated only once.
  @inline(__always)
  func receive(_ write: (_ buffer: Tensor, _ accumulate: Bool) -> Void) {
    guard isTracked, !isSpared else { return }
    assert(!ThreadState.current.isRecording)
    if let present = isLeaf ? gradient : arriving {
      present.makeUnshared()
      present.nonzeroRows = nil
      write(present, true)
    } else {
      let fresh = Tensor(uninitialized: shape, precision)
      write(fresh, false)
      add(fresh)
    }
  }

  /// Whether gradients that arrive here are kept for the user.
  var isLeaf: Bool { operation == nil && !isTarget }

  private func add(_ contribution: Tensor) {
    assert(contribution.shape == shape && contribution.precision == precision)
    if isLeaf {
      addToGradient(contribution)
    } else if ThreadState.current.isRecording {
      arriving = arriving.map { $0 + contribution } ?? contribution
    } else if let arriving {
      arriving.accumulate(contribution)
    } else {
      // Another tensor may hold the same object, and this one will be added to.
      arriving = contribution.detached()
    }
  }

  /// The first gradient is kept as it is, later ones are added.
  private func addToGradient(_ contribution: Tensor) {
    if let gradient {
      gradient.accumulate(contribution)
    } else {
      gradient = contribution.detached()
    }
  }

  /// self += other, in place.
  func accumulate(_ other: Tensor) {
    makeUnshared()
    nonzeroRows = nil
    switch precision {
    case .float32: addElements(Float.self, other, into: self)
    case .float64: addElements(Double.self, other, into: self)
    }
  }
}

private func addElements<S: Scalar>(_: S.Type, _ source: Tensor, into target: Tensor) {
  let (from, to) = (source.pointer(S.self), target.pointer(S.self))
  Parallel.split(target.count, grain: 1 << 15) { range in
    for i in range { to[i] += from[i] }
  }
}
