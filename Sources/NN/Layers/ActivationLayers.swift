// Activation functions as layers, to stand in a `Sequential`. They keep the shape.

/// The logistic function 1 / (1 + e⁻ˣ); see `sigmoid`.
public final class Sigmoid: Layer {
  /// A layer without parameters.
  public override init() {}
  /// 1 / (1 + e⁻ˣ) of each element.
  public override func callAsFunction(_ input: Tensor) -> Tensor { sigmoid(input) }
}

/// The hyperbolic tangent; see `tanh`.
public final class Tanh: Layer {
  /// A layer without parameters.
  public override init() {}
  /// tanh x of each element.
  public override func callAsFunction(_ input: Tensor) -> Tensor { tanh(input) }
}

/// 1.716 tanh(2x/3); see `scaledTanh`.
public final class ScaledTanh: Layer {
  /// A layer without parameters.
  public override init() {}
  /// 1.716 tanh(2x/3) of each element.
  public override func callAsFunction(_ input: Tensor) -> Tensor { scaledTanh(input) }
}

/// max(0, x); see `relu`.
public final class ReLU: Layer {
  /// A layer without parameters.
  public override init() {}
  /// max(0, x) of each element.
  public override func callAsFunction(_ input: Tensor) -> Tensor { relu(input) }
}

/// The softmax along an axis, the last unless given; see `softmax`.
public final class Softmax: Layer {
  /// The axis along which the values sum to 1; negative counts from the last.
  public let axis: Int
  /// A softmax along `axis`, from −rank to rank − 1; by default the last.
  public init(axis: Int = -1) { self.axis = axis }
  /// e^(xᵢ) / Σⱼ e^(xⱼ) along the axis.
  public override func callAsFunction(_ input: Tensor) -> Tensor { softmax(input, axis: axis) }
}
