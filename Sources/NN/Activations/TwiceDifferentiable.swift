/// An activation with its first two derivatives, for penalties on curvature.
///
/// ```swift
/// let (g, slope, curvature) = Tanh().derivatives(at: x)    // tanh x, 1 − tanh² x, −2 tanh x (1 − tanh² x)
/// ```
/// All three are composed of recorded operations, so a gradient flows through each.
public protocol TwiceDifferentiable: Layer {
  /// g(x), g′(x) and g″(x) of each element.
  func derivatives(at input: Tensor) -> (value: Tensor, first: Tensor, second: Tensor)
}

extension Sigmoid: TwiceDifferentiable {
  /// g′ = α g (1 − g) and g″ = α (1 − 2g) g′.
  public func derivatives(at input: Tensor) -> (value: Tensor, first: Tensor, second: Tensor) {
    let g = self(input)
    let first = slope * g * (1 - g)
    return (g, first, slope * (1 - 2 * g) * first)
  }
}

extension Tanh: TwiceDifferentiable {
  /// g′ = α (1 − g²) and g″ = −2 α g g′.
  public func derivatives(at input: Tensor) -> (value: Tensor, first: Tensor, second: Tensor) {
    let g = self(input)
    let first = slope * (1 - square(g))
    return (g, first, -2 * slope * g * first)
  }
}

extension ScaledTanh: TwiceDifferentiable {
  /// With g = a tanh(b x): g′ = b (a − g²/a) and g″ = −2 (b/a) g g′.
  public func derivatives(at input: Tensor) -> (value: Tensor, first: Tensor, second: Tensor) {
    let (a, b) = (1.716, 2.0 / 3)
    let g = self(input)
    let first = b * (a - square(g) / a)
    return (g, first, -2 * b / a * g * first)
  }
}

extension Softplus: TwiceDifferentiable {
  /// g′ is the logistic function s, and g″ = s (1 − s).
  public func derivatives(at input: Tensor) -> (value: Tensor, first: Tensor, second: Tensor) {
    let s = sigmoid(input)
    return (self(input), s, s * (1 - s))
  }
}

extension Gaussian: TwiceDifferentiable {
  /// g′ = −x g / s² and g″ = (x²/s² − 1) g / s².
  public func derivatives(at input: Tensor) -> (value: Tensor, first: Tensor, second: Tensor) {
    let g = self(input)
    let sharpness = 1 / (width * width)
    return (
      g, -sharpness * input * g, sharpness * (sharpness * square(input) - 1) * g
    )
  }
}

extension SiLU: TwiceDifferentiable {
  /// With the logistic function s: g′ = s + x s′ and g″ = 2 s′ + x s″.
  public func derivatives(at input: Tensor) -> (value: Tensor, first: Tensor, second: Tensor) {
    let (s, slope, curvature) = Sigmoid().derivatives(at: input)
    return (input * s, s + input * slope, 2 * slope + input * curvature)
  }
}

extension Identity: TwiceDifferentiable {
  /// g′ = 1 and g″ = 0.
  public func derivatives(at input: Tensor) -> (value: Tensor, first: Tensor, second: Tensor) {
    (
      input, .ones(input.shape, precision: input.precision),
      .zeros(input.shape, precision: input.precision)
    )
  }
}
