/// The weight of a layer with windows, and its bias if it has one.
struct WindowParameters {
  let weight: Tensor
  let bias: Tensor?

  /// Weight and bias are uniform in ±1/√fan-in unless there is an initializer, then the bias is 0.
  init(
    _ shape: [Int], outputs: Int, hasBias: Bool, _ initializer: Initializer?,
    _ precision: Precision, using generator: inout SeededGenerator
  ) {
    weight = (initializer ?? .linearDefault).tensor(shape, precision: precision, using: &generator)
    if !hasBias {
      bias = nil
    } else if initializer == nil {
      let bound = 1 / Double(shape.dropFirst().reduce(1, *)).squareRoot()
      bias = .uniform([outputs], from: -bound, to: bound, precision: precision, using: &generator)
    } else {
      bias = .zeros([outputs], precision: precision)
    }
  }
}

/// Names a layer's parameters and lets training change them; shared by all layers with windows.
func prepareParameters(_ parameters: [Tensor], _ names: [String] = ["weight", "bias"]) {
  for (parameter, name) in zip(parameters, names) {
    parameter.name = name
    if parameter.operation == nil { parameter.requiresGradient = true }
  }
}
