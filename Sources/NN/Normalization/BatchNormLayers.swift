/// Batch normalization with learned scale and shift; see `batchNorm`. Use `BatchNorm1d` for
/// [batch, units] and [batch, channels, length], `BatchNorm2d` for images.
///
/// In training each channel is normalized by the batch's mean and variance, which also move the
/// running ones: r ← (1 − momentum) r + momentum · measured. In use (`evaluate()`) the running
/// ones take the batch's place, so that an example's output does not depend on its neighbours.
/// Whatever divisor normalizes the batch, the running variance is the unbiased one, as in common
/// libraries. A new layer has γ = 1, β = 0, running mean 0 and running variance 1.
///
/// A linear layer or a convolution before it needs no bias: the mean takes it away.
public class BatchNorm: Layer {
  /// γ [channels], or [1] if shared.
  public let scale: Tensor
  /// β [channels], or [1] if shared.
  public let shift: Tensor
  /// The mean over many batches, [channels].
  public let runningMean: Tensor
  /// The unbiased variance over many batches, [channels].
  public let runningVariance: Tensor
  /// How far a batch moves the running statistics, 0 to 1.
  public var momentum: Double
  /// ε, added to the variance.
  public let epsilon: Double
  /// What the sum of squares is divided by in the normalizing variance.
  public let varianceDivisor: VarianceDivisor

  /// - Parameters:
  ///   - initialScale: γ at first; 0 in the last normalization of a residual block makes the new
  ///     block the identity.
  ///   - sharesScale: One γ and one β for the whole layer, as the lectures index them, instead of
  ///     one for each channel.
  public init(
    _ channels: Int, momentum: Double = 0.1, epsilon: Double = 1e-5,
    varianceDivisor: VarianceDivisor = .count, initialScale: Double = 1,
    sharesScale: Bool = false, precision: Precision = .float32
  ) {
    let units = sharesScale ? 1 : channels
    scale = .full([units], initialScale, precision: precision)
    shift = .zeros([units], precision: precision)
    runningMean = .zeros([channels], precision: precision)
    runningVariance = .ones([channels], precision: precision)
    self.momentum = momentum
    self.epsilon = epsilon
    self.varianceDivisor = varianceDivisor
    super.init()
    prepareScaleAndShift(scale, shift)
  }

  /// A layer with given parameters and statistics, each [channels].
  public init(
    scale: Tensor, shift: Tensor, runningMean: Tensor, runningVariance: Tensor,
    momentum: Double = 0.1, epsilon: Double = 1e-5, varianceDivisor: VarianceDivisor = .count
  ) {
    precondition(
      [shift.shape, runningMean.shape, runningVariance.shape].allSatisfy { $0 == scale.shape },
      "BatchNorm needs scale, shift and running statistics of one shape; got \(scale.shape), "
        + "\(shift.shape), \(runningMean.shape) and \(runningVariance.shape).")
    self.scale = scale
    self.shift = shift
    self.runningMean = runningMean
    self.runningVariance = runningVariance
    self.momentum = momentum
    self.epsilon = epsilon
    self.varianceDivisor = varianceDivisor
    super.init()
    prepareScaleAndShift(scale, shift)
  }

  /// γ (x − μ) / √(σ² + ε) + β, in the input's shape.
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    normalized(input, rectifies: false)
  }

  /// max(0, y) of the normalized y in the same pass, if `next` is a `ReLU`.
  public override func fused(with next: Layer, at input: Tensor) -> Tensor? {
    next is ReLU ? normalized(input, rectifies: true) : nil
  }

  /// The scale, then the shift.
  public override var parameters: [Tensor] { [scale, shift] }

  /// The running mean, then the running variance.
  public override var buffers: [(name: String, tensor: Tensor)] {
    [("runningMean", runningMean), ("runningVariance", runningVariance)]
  }

  private func normalized(_ input: Tensor, rectifies: Bool) -> Tensor {
    let channels = runningMean.count
    precondition(
      expectedRanks.contains(input.rank) && input.shape[1] == channels,
      "\(type(of: self)) expects \(channels) channels in axis 1 of \(expectedRanks.lowerBound) to "
        + "\(expectedRanks.upperBound) axes; got \(input.shape).")
    let isWide = [input, scale, shift].contains { $0.precision == .float64 }
    let precision = isWide ? Precision.float64 : input.precision
    let x = input.converted(to: precision)
    let fused = FusedBatchNorm(
      x,
      isTraining
        ? .batch(varianceDivisor) : .given(mean: runningMean, variance: runningVariance),
      epsilon: epsilon, rectifies: rectifies)
    if isTraining { follow(fused) }
    return fused.value(
      x, scale: scale.converted(to: precision).broadcastTo([channels]),
      shift: shift.converted(to: precision).broadcastTo([channels]))
  }

  /// Moves the running statistics towards the batch's.
  private func follow(_ batch: FusedBatchNorm) {
    guard let squares = batch.squares else { return }
    let degrees = Double(max(batch.layout.countPerChannel - 1, 1))
    withoutGradient {
      runningMean.assign((1 - momentum) * runningMean + momentum * batch.mean)
      runningVariance.assign(
        (1 - momentum) * runningVariance + (momentum / degrees) * squares)
    }
  }

  var expectedRanks: ClosedRange<Int> { 2...5 }
}

/// Batch normalization of [batch, units] or [batch, channels, length]; see `BatchNorm`.
public final class BatchNorm1d: BatchNorm {
  override var expectedRanks: ClosedRange<Int> { 2...3 }
}

/// Batch normalization of images [batch, channels, height, width]; see `BatchNorm`.
public final class BatchNorm2d: BatchNorm {
  override var expectedRanks: ClosedRange<Int> { 4...4 }
}

/// Names γ and β and lets training change them.
func prepareScaleAndShift(_ scale: Tensor, _ shift: Tensor? = nil) {
  for (parameter, name) in [(scale, "scale"), (shift, "shift")] {
    guard let parameter else { continue }
    parameter.name = name
    if parameter.operation == nil { parameter.requiresGradient = true }
  }
}
