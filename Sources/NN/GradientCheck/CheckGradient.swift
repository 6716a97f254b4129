/// The inputs of a function whose gradient is checked, by name or in order.
public struct NamedTensors {
  /// The name of each tensor, in the order of `tensors`.
  public let names: [String]
  /// The inputs in the order given to `checkGradient`, in float64 unless asked otherwise.
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
/// Where that disagrees, smaller steps have the last word.
///
/// A function whose value is not one number is first turned into one: the sum of its elements with
/// fixed random weights, in which no error of one element can hide behind another. A function that
/// is random or changes state is recognized by calling it twice, and fails; see the variant with
/// `fixing`.
///
/// - Parameters:
///   - tolerance: The largest relative error that passes; 10⁻⁶ unless given, and 10⁻² in Float.
///   - entries: How many entries of each input are compared at most, chosen at random.
///   - directions: Along how many random directions the derivative of an input with more entries
///     than that is compared too; with `entries: 0`, only those.
///   - precision: What the analytic gradient is computed in; differences are always in Double.
public func checkGradient(
  of function: (NamedTensors) -> Tensor, at inputs: KeyValuePairs<String, Tensor>,
  tolerance: Double? = nil, step: Double = 1e-5, entries: Int = 1000, directions: Int = 10,
  precision: Precision = .float64
) -> GradientCheck {
  checkGradient(
    of: function, at: inputs.map { (name: $0.key, tensor: $0.value) }, tolerance: tolerance,
    step: step, entries: entries, directions: directions, precision: precision)
}

/// Compares what `backward` says about a function with central differences, for inputs whose
/// names are not known beforehand.
public func checkGradient(
  of function: (NamedTensors) -> Tensor, at inputs: [(name: String, tensor: Tensor)],
  tolerance: Double? = nil, step: Double = 1e-5, entries: Int = 1000, directions: Int = 10,
  precision: Precision = .float64
) -> GradientCheck {
  let names = inputs.map(\.name)
  func projected(_ tensors: [Tensor]) -> Tensor {
    projection(of: function(NamedTensors(names: names, tensors: tensors)))
  }
  let given = inputs.map { $0.tensor.detached().casted(to: precision) }
  let points = given.map { $0.casted(to: .float64) }
  let settings = DifferenceSettings(
    tolerance: tolerance, step: step, entries: entries, directions: directions,
    precision: precision)
  return DifferenceCheck(names, points, settings)
    .compare(gradients(of: projected, at: given).map(Optional.some), projected) {
      recorded(projected, at: points, names)
    }
}

/// Compares what `backward` says about a function that draws random numbers: dropout, sampling.
///
/// ```swift
/// checkGradient(fixing: generator, of: { x, g in dropout(x[0], 0.5, using: &g) }, at: ["x": x])
/// ```
/// Every call gets a copy of the same generator, so that all draw the same numbers: masks and noise
/// are constants.
public func checkGradient(
  fixing generator: SeededGenerator,
  of function: (NamedTensors, inout SeededGenerator) -> Tensor,
  at inputs: KeyValuePairs<String, Tensor>, tolerance: Double? = nil, step: Double = 1e-5,
  entries: Int = 1000, directions: Int = 10, precision: Precision = .float64
) -> GradientCheck {
  checkGradient(
    of: { tensors in
      var generator = generator
      return function(tensors, &generator)
    }, at: inputs, tolerance: tolerance, step: step, entries: entries, directions: directions,
    precision: precision)
}

/// Compares a gradient derived by hand with central differences.
///
/// ```swift
/// checkGradient(analytic: 2 * x, of: { ($0 * $0).sum() }, at: x)
/// ```
/// The value of f is one number.
public func checkGradient(
  analytic: Tensor, of function: (Tensor) -> Tensor, at x: Tensor, name: String = "x",
  tolerance: Double? = nil, step: Double = 1e-5, entries: Int = 1000, directions: Int = 10
) -> GradientCheck {
  compare([analytic], [name], [x], tolerance, step, entries, directions) { function($0[0]) }
}

/// Compares gradients derived by hand, one for each input in order, with central differences.
public func checkGradient(
  analytic: [Tensor], of function: (NamedTensors) -> Tensor,
  at inputs: KeyValuePairs<String, Tensor>, tolerance: Double? = nil, step: Double = 1e-5,
  entries: Int = 1000, directions: Int = 10
) -> GradientCheck {
  precondition(
    analytic.count == inputs.count,
    "checkGradient needs a gradient for each of \(inputs.count) inputs; got \(analytic.count).")
  let names = inputs.map(\.key)
  return compare(
    analytic, names, inputs.map(\.value), tolerance, step, entries, directions
  ) { function(NamedTensors(names: names, tensors: $0)) }
}

private func compare(
  _ analytic: [Tensor], _ names: [String], _ inputs: [Tensor], _ tolerance: Double?,
  _ step: Double, _ entries: Int, _ directions: Int, _ function: ([Tensor]) -> Tensor
) -> GradientCheck {
  let points = inputs.map { $0.detached().casted(to: .float64) }
  let settings = DifferenceSettings(
    tolerance: tolerance, step: step, entries: entries, directions: directions,
    precision: .float64)
  return DifferenceCheck(names, points, settings)
    .compare(analytic.map(Optional.some), function) { recorded(function, at: points, names) }
}

/// The function's operations, recorded at these points.
private func recorded(
  _ function: ([Tensor]) -> Tensor, at points: [Tensor], _ names: [String]
) -> RecordedUses? {
  let leaves = zip(points, names).map { point, name in
    let leaf = point.detached()
    leaf.isTracked = true
    leaf.name = name
    return leaf
  }
  return RecordedUses(recordingGradient { function(leaves) }, of: leaves)
}

/// The value itself if it is one number, else the sum of its elements with fixed random weights.
func projection(of value: Tensor) -> Tensor {
  if value.count == 1 { return value.reshaped([]) }
  var generator = SeededGenerator(seed: 1)
  let weights = Tensor.uniform(
    value.shape, from: 0.5, to: 1.5, precision: value.precision, using: &generator)
  return (value * weights).sum()
}
