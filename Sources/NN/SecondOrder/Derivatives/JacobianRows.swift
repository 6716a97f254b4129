/// The Jacobian ∂yᵢ/∂xⱼ of a function of a tensor: [y.count, x.count], in float64.
///
/// One forward pass, and one backward pass for each element of y: reverse mode gives rows.
public func jacobian(of function: (Tensor) -> Tensor, at x: Tensor) -> Tensor {
  valueAndJacobian(of: function, at: x).jacobian
}

/// A function's value, and its Jacobian [value.count, x.count] in float64.
public func valueAndJacobian(
  of function: (Tensor) -> Tensor, at x: Tensor
) -> (value: Tensor, jacobian: Tensor) {
  let leaf = x.detached()
  leaf.requiresGradient = true
  let value = recordingGradient { function(leaf) }
  let rows = Tensor(uninitialized: [value.count, x.count], .float64)
  writeJacobianRows(of: value, by: ParameterVector([leaf]), into: rows, from: 0)
  return (value.detached(), rows)
}

/// A model's outputs at a batch, and how each depends on each parameter: ∇_w ẑᵢ(xⁿ).
///
/// Inputs [examples, …], outputs [examples, outputs…], Jacobian [examples · outputs, parameters] in
/// float64, row n · outputs + i for output i of example n. Each example passes through the model on
/// its own, as a batch of one: a layer that mixes the examples of a batch sees only one.
public func outputJacobian(
  of model: Layer, at inputs: Tensor, by vector: ParameterVector
) -> (outputs: Tensor, jacobian: Tensor) {
  precondition(inputs.rank >= 1, "outputJacobian needs a batch of inputs; got shape [].")
  let examples = inputs.shape[0]
  precondition(examples > 0, "outputJacobian needs at least one example; got \(inputs.shape).")
  var outputs: [Tensor] = []
  var jacobian = Tensor.zeros([0], precision: .float64)
  for example in 0..<examples {
    let input = inputs.detached().rows(from: example, to: example + 1)
    let output = recordingGradient { model(input) }
    if example == 0 {
      jacobian = Tensor(uninitialized: [examples * output.count, vector.count], .float64)
    }
    writeJacobianRows(of: output, by: vector, into: jacobian, from: example * output.count)
    outputs.append(output.detached())
  }
  return (concat(outputs), jacobian)
}

/// One row for each element of `output`, written from row `first` on.
private func writeJacobianRows(
  of output: Tensor, by vector: ParameterVector, into jacobian: Tensor, from first: Int
) {
  let target = jacobian.pointer(Double.self)
  for element in 0..<output.count {
    var unit = [Double](repeating: 0, count: output.count)
    unit[element] = 1
    let upstream = Tensor(unit, shape: output.shape, precision: output.precision)
    let gradients = isolatedGradients(
      of: output, upstream: upstream, by: vector.parameters,
      retainGraph: element < output.count - 1)
    let row = vector.flattened(gradients)
    (target + (first + element) * vector.count)
      .update(from: row.pointer(Double.self), count: vector.count)
  }
}
