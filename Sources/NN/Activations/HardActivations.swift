// Straight pieces in place of an exponential. The derivative at a corner is that of `clamp`: the
// inner piece's.

/// x cut to −1…1, a tanh of straight pieces.
public func hardTanh(_ x: Tensor) -> Tensor { clamp(x, from: -1, to: 1) }

/// x/6 + ½ cut to 0…1, a logistic function of straight pieces, as PyTorch's.
public func hardSigmoid(_ x: Tensor) -> Tensor { clamp(x / 6 + 0.5, from: 0, to: 1) }

/// x · hardSigmoid(x), a SiLU of straight pieces. A. Howard and others, Searching for MobileNetV3,
/// 2019.
public func hardSwish(_ x: Tensor) -> Tensor { x * hardSigmoid(x) }

/// x cut to −1…1; see `hardTanh`.
public final class HardTanh: Layer {
  /// A layer without parameters.
  public override init() {}
  /// x cut to −1…1, each element.
  public override func callAsFunction(_ input: Tensor) -> Tensor { hardTanh(input) }
}

/// x/6 + ½ cut to 0…1; see `hardSigmoid`.
public final class HardSigmoid: Layer {
  /// A layer without parameters.
  public override init() {}
  /// x/6 + ½ cut to 0…1, each element.
  public override func callAsFunction(_ input: Tensor) -> Tensor { hardSigmoid(input) }
}

/// x · hardSigmoid(x); see `hardSwish`.
public final class HardSwish: Layer {
  /// A layer without parameters.
  public override init() {}
  /// x · hardSigmoid(x) of each element.
  public override func callAsFunction(_ input: Tensor) -> Tensor { hardSwish(input) }
}
