// Activation functions as layers, to stand in a `Sequential`. They keep the shape.

/// The logistic function 1 / (1 + e⁻ˣ); see `sigmoid`.
public final class Sigmoid: Layer {
  public override init() {}
  public override func callAsFunction(_ input: Tensor) -> Tensor { sigmoid(input) }
}

/// The hyperbolic tangent; see `tanh`.
public final class Tanh: Layer {
  public override init() {}
  public override func callAsFunction(_ input: Tensor) -> Tensor { tanh(input) }
}

/// 1.716 tanh(2x/3); see `scaledTanh`.
public final class ScaledTanh: Layer {
  public override init() {}
  public override func callAsFunction(_ input: Tensor) -> Tensor { scaledTanh(input) }
}

/// max(0, x); see `relu`.
public final class ReLU: Layer {
  public override init() {}
  public override func callAsFunction(_ input: Tensor) -> Tensor { relu(input) }
}

/// The softmax along an axis, the last unless given; see `softmax`.
public final class Softmax: Layer {
  public let axis: Int
  public init(axis: Int = -1) { self.axis = axis }
  public override func callAsFunction(_ input: Tensor) -> Tensor { softmax(input, axis: axis) }
}
