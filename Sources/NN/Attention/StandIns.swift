import Glibc
// Until the real ones are merged.
public final class LayerNorm: Layer {
  public let weight: Tensor
  public let bias: Tensor
  public let epsilon: Double
  public convenience init(_ features: Int, epsilon: Double = 1e-5, precision: Precision = .float32) {
    self.init(
      weight: .ones([features], precision: precision),
      bias: .zeros([features], precision: precision), epsilon: epsilon)
  }
  public init(weight: Tensor, bias: Tensor, epsilon: Double = 1e-5) {
    self.weight = weight
    self.bias = bias
    self.epsilon = epsilon
    super.init()
    for (p, name) in zip(parameters, ["weight", "bias"]) {
      p.name = name
      if p.operation == nil { p.requiresGradient = true }
    }
  }
  public override func callAsFunction(_ x: Tensor) -> Tensor {
    let centred = x - x.mean(axis: -1, keepDimensions: true)
    return centred / sqrt(x.variance(axis: -1, keepDimensions: true) + epsilon) * weight + bias
  }
  public override var parameters: [Tensor] { [weight, bias] }
}

public enum GELUApproximation { case none, tanh }
public func gelu(_ x: Tensor, approximation: GELUApproximation = .none) -> Tensor {
  if approximation == .tanh {
    return 0.5 * x * (1 + tanh(0.7978845608028654 * (x + 0.044715 * x * x * x)))
  }
  let value = Tensor(x.values.map { 0.5 * $0 * (1 + erf($0 / 2.0.squareRoot())) }, shape: x.shape, precision: x.precision)
  return differentiable("gelu", inputs: [x], value: value) { g in
    let slope = x.values.map {
      0.5 * (1 + erf($0 / 2.0.squareRoot())) + $0 * exp(-0.5 * $0 * $0) / (2 * Double.pi).squareRoot()
    }
    return [g * Tensor(slope, shape: x.shape, precision: x.precision)]
  }
}
