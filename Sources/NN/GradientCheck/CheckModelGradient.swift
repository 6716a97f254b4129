/// Compares what `backward` says about a model's parameters with central differences.
///
/// `loss` computes one number from the model; more are weighted and summed. The parameters that
/// require a gradient are turned to float64 for the while, and get their old values, precisions
/// and gradients back.
public func checkGradient<Model: Layer>(
  of model: Model, loss: (Model) -> Tensor, tolerance: Double? = nil, step: Double = 1e-5,
  entries: Int = 1000, directions: Int = 10, precision: Precision = .float64
) -> GradientCheck {
  checkGradient(
    of: model, at: [:], value: { model, _ in loss(model) }, tolerance: tolerance, step: step,
    entries: entries, directions: directions, precision: precision)
}

/// Compares what `backward` says about a layer with central differences, by its parameters and by
/// all that flows into it: inputs, and initial states of a recurrent layer.
///
/// ```swift
/// checkGradient(of: layer, at: ["x": x, "h0": h0], value: { layer, given in
///   layer(given["x"], initial: given["h0"])
/// })
/// ```
/// The report lists the inputs first, then the parameters by name.
public func checkGradient<Model: Layer>(
  of model: Model, at inputs: KeyValuePairs<String, Tensor>,
  value function: (Model, NamedTensors) -> Tensor, tolerance: Double? = nil,
  step: Double = 1e-5, entries: Int = 1000, directions: Int = 10,
  precision: Precision = .float64
) -> GradientCheck {
  let named = model.namedParameters.filter(\.tensor.requiresGradient)
  let parameters = named.map(\.tensor)
  let before = parameters.map { (value: $0.detached(), gradient: $0.gradient) }
  defer {
    for (parameter, before) in zip(parameters, before) {
      parameter.precision = before.value.precision
      parameter.assign(before.value)
      parameter.gradient = before.gradient
    }
  }
  let names = inputs.map(\.key)
  let given = inputs.map { $0.value.detached().casted(to: precision) }

  func set(_ values: [Tensor]) {
    for (parameter, value) in zip(parameters, values) {
      parameter.gradient = nil
      parameter.precision = value.precision
      parameter.assign(value)
    }
  }
  func value(_ tensors: [Tensor]) -> Tensor {
    projection(of: function(model, NamedTensors(names: names, tensors: tensors)))
  }
  /// The inputs as leaves, and the recorded value at the parameters as they are.
  func run(_ points: [Tensor]) -> (leaves: [Tensor], value: Tensor) {
    let leaves = points.map { point in
      let leaf = point.detached()
      leaf.isTracked = true
      return leaf
    }
    return (leaves, recordingGradient { value(leaves) })
  }

  set(before.map { $0.value.casted(to: precision) })
  let analytic = run(given)
  if analytic.value.requiresGradient { analytic.value.backward() }
  let gradients = analytic.leaves.map { $0.gradient } + parameters.map(\.gradient)

  let wide = before.map { $0.value.casted(to: precision).casted(to: .float64) }
  let points = given.map { $0.casted(to: .float64) } + wide
  let settings = DifferenceSettings(
    tolerance: tolerance, step: step, entries: entries, directions: directions,
    precision: precision)
  return DifferenceCheck(names + named.map(\.name), points, settings).compare(gradients) { moved in
    set(Array(moved.dropFirst(given.count)))
    return value(Array(moved.prefix(given.count)))
  } record: {
    set(wide)
    let (leaves, value) = run(given.map { $0.casted(to: .float64) })
    return RecordedUses(value, of: leaves + parameters)
  }
}

/// Compares what `backward` says about a layer's value at `input`, by the input and by the
/// parameters, with central differences.
public func checkGradient(
  of layer: Layer, at input: Tensor, tolerance: Double? = nil, step: Double = 1e-5,
  entries: Int = 1000, directions: Int = 10, precision: Precision = .float64
) -> GradientCheck {
  checkGradient(
    of: layer, at: ["input": input], value: { layer, given in layer(given[0]) },
    tolerance: tolerance, step: step, entries: entries, directions: directions,
    precision: precision)
}

/// Compares what `backward` says about a model whose loss draws random numbers: every call gets a
/// copy of the same generator, so that masks and noise are constants.
public func checkGradient<Model: Layer>(
  fixing generator: SeededGenerator, of model: Model,
  loss: (Model, inout SeededGenerator) -> Tensor, tolerance: Double? = nil, step: Double = 1e-5,
  entries: Int = 1000, directions: Int = 10, precision: Precision = .float64
) -> GradientCheck {
  checkGradient(
    of: model,
    loss: { model in
      var generator = generator
      return loss(model, &generator)
    }, tolerance: tolerance, step: step, entries: entries, directions: directions,
    precision: precision)
}
