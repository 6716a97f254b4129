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
