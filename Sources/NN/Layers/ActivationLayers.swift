// Activation functions as layers, to stand in a `Sequential`. They keep the shape.

/// The logistic function 1 / (1 + e^(−αx)); see `sigmoid`.
public final class Sigmoid: Layer {
  /// α, four times the slope at 0.
  public let slope: Double
  /// A layer without parameters; α = 1 unless given.
  public init(slope: Double = 1) { self.slope = slope }
  /// 1 / (1 + e^(−αx)) of each element.
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    slope == 1 ? sigmoid(input) : sigmoid(input, slope: slope)
  }
}

/// The hyperbolic tangent tanh(αx); see `tanh`.
public final class Tanh: Layer {
  /// α, the slope at 0.
  public let slope: Double
  /// A layer without parameters; α = 1 unless given.
  public init(slope: Double = 1) { self.slope = slope }
  /// tanh(αx) of each element.
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    slope == 1 ? tanh(input) : tanh(input, slope: slope)
  }
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

/// log(1 + eˣ); see `softplus`.
public final class Softplus: Layer {
  /// A layer without parameters.
  public override init() {}
  /// log(1 + eˣ) of each element.
  public override func callAsFunction(_ input: Tensor) -> Tensor { softplus(input) }
}

/// The softmax along an axis, the last unless given; see `softmax`.
public final class Softmax: Layer {
  /// The axis along which the values sum to 1; negative counts from the last.
  public let axis: Int
  /// T: above 1 the probabilities are evener, below 1 the largest gains.
  public let temperature: Double
  /// A softmax along `axis`, from −rank to rank − 1; by default the last, and T = 1.
  public init(axis: Int = -1, temperature: Double = 1) {
    self.axis = axis
    self.temperature = temperature
  }
  /// e^(xᵢ/T) / Σⱼ e^(xⱼ/T) along the axis.
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    softmax(input, temperature: temperature, axis: axis)
  }
}
