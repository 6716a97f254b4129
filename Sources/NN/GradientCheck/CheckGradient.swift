/// The inputs of a function whose gradient is checked, by name or in order.
public struct NamedTensors {
  /// The name of each tensor, in the order of `tensors`.
  public let names: [String]
  /// The inputs in the order given to `checkGradient`, in float64.
  public let tensors: [Tensor]

  /// The input of this name; it is an error if there is none.
  public subscript(name: String) -> Tensor {
    guard let index = names.firstIndex(of: name) else {
      preconditionFailure("The inputs are \(names); there is none named \(name).")
    }
    return tensors[index]
  }

  /// The input at this place in the order given, counted from 0.
  public subscript(index: Int) -> Tensor { tensors[index] }
}

/// Compares what `backward` says about a function with central differences.
///
/// ```swift
/// checkGradient(of: { meanSquaredError($0["x"].matmul($0["w"]), y) }, at: ["x": x, "w": w])
/// ```
/// The inputs are turned to float64 first. Each entry x is moved by h = step · max(1, |x|) up and
/// down: n = (f(x + h) − f(x − h)) / 2h. The error of n is about h² |f‴| / 6 from cutting off
/// Taylor's series and 10⁻¹⁶ |f| / h from rounding; their sum is least near h = 10⁻⁵, the default.
///
/// A function whose value is not one number is first turned into one: the sum of its elements with
/// fixed random weights, in which no error of one element can hide behind another.
///
/// - Parameters:
///   - tolerance: The largest relative error that passes; see `GradientCheck`.
///   - entries: How many entries of each input are compared at most, chosen at random.
public func checkGradient(
  of function: (NamedTensors) -> Tensor, at inputs: KeyValuePairs<String, Tensor>,
  tolerance: Double = 1e-6, step: Double = 1e-5, entries: Int = 1000
) -> GradientCheck {
  checkGradient(
    of: function, at: inputs.map { (name: $0.key, tensor: $0.value) }, tolerance: tolerance,
    step: step, entries: entries)
}

/// Compares what `backward` says about a function with central differences, for inputs whose
/// names are not known beforehand.
public func checkGradient(
  of function: (NamedTensors) -> Tensor, at inputs: [(name: String, tensor: Tensor)],
  tolerance: Double = 1e-6, step: Double = 1e-5, entries: Int = 1000
) -> GradientCheck {
  let names = inputs.map(\.name)
  func projected(_ tensors: [Tensor]) -> Tensor {
    projection(of: function(NamedTensors(names: names, tensors: tensors)))
  }
  let points = inputs.map { $0.tensor.detached().casted(to: .float64) }
  let analytic = gradients(of: projected, at: points)
  return DifferenceCheck(names, points, tolerance: tolerance, step: step, entries: entries)
    .compare(analytic.map(Optional.some)) { projected($0) }
}

/// Compares what `backward` says about a model's parameters with central differences.
///
/// `loss` computes one number from the model. The parameters that require a gradient are turned to float64 for the while,
/// and get their old values, precisions and gradients back.
public func checkGradient<Model: Layer>(
  of model: Model, loss: (Model) -> Tensor, tolerance: Double = 1e-6, step: Double = 1e-5,
  entries: Int = 1000
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
  for parameter in parameters {
    let wide = parameter.casted(to: .float64)
    parameter.precision = .float64
    parameter.assign(wide)
    parameter.gradient = nil
  }
  recordingGradient {
    let value = projection(of: loss(model))
    if value.requiresGradient { value.backward() }
  }
  let points = parameters.map { $0.detached() }
  return DifferenceCheck(
    named.map(\.name), points, tolerance: tolerance, step: step, entries: entries
  ).compare(parameters.map(\.gradient)) { values in
    for (parameter, value) in zip(parameters, values) { parameter.assign(value) }
    return projection(of: loss(model))
  }
}

/// Compares a gradient derived by hand with central differences.
///
/// ```swift
/// checkGradient(analytic: 2 * x, of: { ($0 * $0).sum() }, at: x)
/// ```
/// The value of f is one number.
public func checkGradient(
  analytic: Tensor, of function: (Tensor) -> Tensor, at x: Tensor, name: String = "x",
  tolerance: Double = 1e-6, step: Double = 1e-5, entries: Int = 1000
) -> GradientCheck {
  let point = x.detached().casted(to: .float64)
  return DifferenceCheck([name], [point], tolerance: tolerance, step: step, entries: entries)
    .compare([analytic]) { function($0[0]) }
}

/// Compares gradients derived by hand, one for each input in order, with central differences.
public func checkGradient(
  analytic: [Tensor], of function: (NamedTensors) -> Tensor,
  at inputs: KeyValuePairs<String, Tensor>, tolerance: Double = 1e-6, step: Double = 1e-5,
  entries: Int = 1000
) -> GradientCheck {
  precondition(
    analytic.count == inputs.count,
    "checkGradient needs a gradient for each of \(inputs.count) inputs; got \(analytic.count).")
  let names = inputs.map(\.key)
  let points = inputs.map { $0.value.detached().casted(to: .float64) }
  return DifferenceCheck(names, points, tolerance: tolerance, step: step, entries: entries)
    .compare(analytic.map(Optional.some)) { function(NamedTensors(names: names, tensors: $0)) }
}

/// The value itself if it is one number, else the sum of its elements with fixed random weights.
private func projection(of value: Tensor) -> Tensor {
  if value.count == 1 { return value.reshaped([]) }
  var generator = SeededGenerator(seed: 1)
  let weights = Tensor.uniform(
    value.shape, from: 0.5, to: 1.5, precision: value.precision, using: &generator)
  return (value * weights).sum()
}
