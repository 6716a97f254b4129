extension Tensor {
  /// Computes ∂self/∂leaf for every leaf that requires a gradient, and adds it to its `gradient`.
  ///
  /// Self is one number, unless `upstream` gives ∂L/∂self in self's shape. The recorded graph is
  /// freed on the way unless `retainGraph` is true, so a second call needs a new forward pass.
  ///
  /// Reverse-mode differentiation: operations are visited so that each comes after all that used
  /// its value; then ∂L/∂value is complete, and the chain rule hands it on to the inputs.
  public func backward(_ upstream: Tensor? = nil, retainGraph: Bool = false) {
    propagate(upstream, only: nil, retainGraph: retainGraph)
  }

  /// The backward pass. With `only`, no other leaf receives anything.
  func propagate(_ upstream: Tensor?, only targets: [Tensor]?, retainGraph: Bool) {
    precondition(
      isTracked,
      "backward() needs a tensor that was computed from one with requiresGradient: true.")
    let start: Tensor
    if let upstream {
      precondition(
        upstream.shape == shape,
        "The upstream gradient has the tensor's shape \(shape); got \(upstream.shape).")
      start = upstream.detached().casted(to: precision)
    } else {
      precondition(
        count == 1,
        "backward() without an upstream gradient starts from one number; this has shape \(shape).")
      start = .ones(shape, precision: precision)
    }

    var (order, spared) = topologicalOrder(only: targets)
    withoutGradient {
      receive(start)
      while let tensor = order.popLast() {
        let operation = tensor.operation!
        operation.isListed = false
        if let gradient = tensor.arriving {
          tensor.arriving = nil
          if tensor.keepsGradient { tensor.addToGradient(gradient) }
          operation.backward!(gradient, tensor)
        }
        if !retainGraph { operation.free() }
      }
    }
    while let tensor = spared.popLast() { tensor.isSpared = false }
  }

  /// The computed tensors below this one, each after those it was computed from; and those to
  /// which nothing shall flow, because no target lies below them.
  private func topologicalOrder(only targets: [Tensor]?) -> (order: [Tensor], spared: [Tensor]) {
    var order: [Tensor] = []
    var spared: [Tensor] = []
    var path: [(tensor: Tensor, next: Int)] = []

    func enter(_ tensor: Tensor) {
      if let operation = tensor.operation {
        guard !operation.isListed else { return }
        precondition(
          operation.backward != nil,
          "The graph was freed by an earlier backward(); that call needs retainGraph: true.")
        operation.isListed = true
        path.append((tensor, 0))
      } else if let targets, tensor.isTracked, !tensor.isSpared,
        !targets.contains(where: { $0 === tensor })
      {
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
  @inline(__always)
  func receive(_ write: (_ buffer: Tensor, _ accumulate: Bool) -> Void) {
    guard isTracked, !isSpared else { return }
    if let present = operation == nil ? gradient : arriving {
      present.makeUnshared()
      write(present, true)
    } else {
      let fresh = Tensor(uninitialized: shape, precision)
      write(fresh, false)
      add(fresh)
    }
  }

  private func add(_ contribution: Tensor) {
    assert(contribution.shape == shape && contribution.precision == precision)
    if operation == nil {
      addToGradient(contribution)
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
    switch precision {
    case .float32: addElements(Float.self, other, into: self)
    case .float64: addElements(Double.self, other, into: self)
    }
  }
}

private func addElements<S: Scalar>(_: S.Type, _ source: Tensor, into target: Tensor) {
  let (from, to) = (source.pointer(S.self), target.pointer(S.self))
  for i in 0..<target.count { to[i] += from[i] }
}
