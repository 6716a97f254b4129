/// Each example's channels in groups, every group normalized to mean 0 and variance 1 over its
/// channels and places, then γ x̂ + β for each channel.
///
/// x [batch, channels, …]; γ (`scale`) and β (`shift`) [channels], 1 and 0 if nil. With one group
/// it is layer normalization of an image, with a group for each channel instance normalization.
/// Y. Wu and K. He, Group Normalization, 2018.
public func groupNorm(
  _ x: Tensor, groups: Int, scale: Tensor? = nil, shift: Tensor? = nil, epsilon: Double = 1e-5
) -> Tensor {
  let rows = groupShape(x, groups)
  let normalized = layerNorm(x.reshaped(rows), epsilon: epsilon)
  return affine(normalized.reshaped(x.shape), scale, shift)
}

/// [batch · groups, numbers of a group].
private func groupShape(_ x: Tensor, _ groups: Int) -> [Int] {
  precondition(
    x.rank >= 2 && groups > 0 && x.shape[1] % groups == 0,
    "groupNorm expects [batch, channels, …] with channels in \(groups) equal groups; got "
      + "\(x.shape).")
  return [x.shape[0] * groups, x.shape.dropFirst().reduce(1, *) / groups]
}

/// Group normalization with learned scale and shift; see `groupNorm`.
///
/// Input and output [batch, channels, …]; γ and β [channels], 1 and 0 at first.
public class GroupNorm: Layer {
  /// γ [channels].
  public let scale: Tensor
  /// β [channels].
  public let shift: Tensor
  /// The parts into which the channels are cut.
  public let groups: Int
  /// ε, added to the variance.
  public let epsilon: Double

  /// Normalizes `channels` channels in `groups` equal parts.
  public init(
    groups: Int, channels: Int, epsilon: Double = 1e-5, precision: Precision = .float32
  ) {
    scale = .ones([channels], precision: precision)
    shift = .zeros([channels], precision: precision)
    self.groups = groups
    self.epsilon = epsilon
    super.init()
    prepareScaleAndShift(scale, shift)
  }

  /// A layer with the given parameters, both [channels].
  public init(groups: Int, scale: Tensor, shift: Tensor, epsilon: Double = 1e-5) {
    self.scale = scale
    self.shift = shift
    self.groups = groups
    self.epsilon = epsilon
    super.init()
    prepareScaleAndShift(scale, shift)
  }

  /// γ x̂ + β, in the input's shape.
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    precondition(
      input.rank >= 2 && input.shape[1] == scale.count,
      "GroupNorm expects \(scale.count) channels in axis 1; got \(input.shape).")
    let rows = groupShape(input, groups)
    let normalized = normalizedRows(
      input.reshaped(rows), scale: nil, shift: nil, length: rows[1], centres: true,
      epsilon: epsilon)
    return scaledAndShifted(normalized.reshaped(input.shape))
  }

  /// γ x̂ + β in one pass: batch normalization with mean 0 and variance 1.
  private func scaledAndShifted(_ normalized: Tensor) -> Tensor {
    let precision =
      scale.precision == .float64 || shift.precision == .float64 ? .float64 : normalized.precision
    let x = normalized.converted(to: precision)
    let statistics = FusedBatchNorm.Statistics.given(
      mean: .zeros(scale.shape, precision: precision),
      variance: .ones(scale.shape, precision: precision))
    return FusedBatchNorm(x, statistics, epsilon: 0, rectifies: false).value(
      x, scale: scale.converted(to: precision), shift: shift.converted(to: precision))
  }

  /// The scale, then the shift.
  public override var parameters: [Tensor] { [scale, shift] }
}

/// Every channel of every example normalized by itself: `groupNorm` with a group for each channel.
///
/// Input and output [batch, channels, …]. D. Ulyanov and others, Instance Normalization, 2016.
public final class InstanceNorm: GroupNorm {
  /// Normalizes `channels` channels.
  public init(_ channels: Int, epsilon: Double = 1e-5, precision: Precision = .float32) {
    super.init(groups: channels, channels: channels, epsilon: epsilon, precision: precision)
  }
}
