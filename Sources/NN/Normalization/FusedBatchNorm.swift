/// `batchNorm` in one operation, with the ReLU that often follows it: its fast path.
///
/// The batch's statistics are measured in one pass over memory, and normalization, scale, shift
/// and ReLU take another. For the backward pass only x and two numbers a channel are kept. There
/// one pass gathers Σh and Σ h (x − μ), a second writes ∂L/∂x. Where ReLU cut is computed again
/// from x.
struct FusedBatchNorm {
  /// Where mean and variance come from.
  enum Statistics {
    /// The batch itself, its squares divided as named.
    case batch(VarianceDivisor)
    /// Earlier measurements, each [channels].
    case given(mean: Tensor, variance: Tensor)
  }

  let layout: ChannelLayout
  let statistics: Statistics
  let epsilon: Double
  let rectifies: Bool
  /// μ, [channels].
  let mean: Tensor
  /// Σ (x − μ)², [channels]; of a batch only.
  private(set) var squares: Tensor?
  /// 1 / √(σ² + ε), [channels].
  let inverseDeviation: Tensor

  /// Measures x, unless statistics are given. All tensors have x's precision.
  init(_ x: Tensor, _ statistics: Statistics, epsilon: Double, rectifies: Bool) {
    layout = ChannelLayout(x.shape)
    self.statistics = statistics
    self.epsilon = epsilon
    self.rectifies = rectifies
    switch statistics {
    case .batch(let divisor):
      let n = layout.countPerChannel
      precondition(
        n > divisor.correction,
        "batchNorm of a batch of shape \(x.shape) has \(n) number in each channel to measure; "
          + "with the divisor \(divisor.rawValue) it needs more.")
      let (mean, squares) = layout.moments(x)
      self.mean = mean
      self.squares = squares
      inverseDeviation = withoutGradient {
        1 / sqrt(squares / Double(n - divisor.correction) + epsilon)
      }
    case .given(let mean, let variance):
      self.mean = mean.detached().casted(to: x.precision)
      inverseDeviation = withoutGradient {
        1 / sqrt(variance.detached().casted(to: x.precision) + epsilon)
      }
    }
  }

  /// The normalized, scaled, shifted and perhaps rectified x, recorded.
  func value(_ x: Tensor, scale: Tensor, shift: Tensor) -> Tensor {
    let y = Tensor(uninitialized: x.shape, x.precision)
    switch x.precision {
    case .float32: layout.apply(Float.self, constants(scale, shift), x, into: y, rectifies)
    case .float64: layout.apply(Double.self, constants(scale, shift), x, into: y, rectifies)
    }
    let name = rectifies ? "batchNormReLU" : "batchNorm"
    return y.recorded(name, [x, scale, shift], twice: true) { gradient, y in
      if ThreadState.current.isRecording {
        self.composedGradient(gradient, y, x, scale, shift)
      } else {
        self.fusedGradient(gradient, x, scale, shift)
      }
    }
  }

  /// The derivative in ordinary operations, which can be differentiated again.
  private func composedGradient(
    _ gradient: Tensor, _ y: Tensor, _ x: Tensor, _ scale: Tensor, _ shift: Tensor
  ) {
    let axes = [0] + Array(2..<x.rank)
    let g = rectifies ? gradient * (y .> 0) : gradient
    var centre = perChannel(mean, x)
    var inverse = perChannel(inverseDeviation, x)
    if case .batch(let divisor) = statistics {
      centre = x.mean(axes: axes, keepDimensions: true)
      let variance = x.variance(
        axes: axes, correction: divisor.correction, keepDimensions: true)
      inverse = 1 / sqrt(variance + epsilon)
    }
    let normalized = (x - centre) * inverse
    shift.receive(g.sum(axes: axes))
    scale.receive((g * normalized).sum(axes: axes))
    let h = g * perChannel(scale, x)
    switch statistics {
    case .given: x.receive(h * inverse)
    case .batch(let divisor):
      let n = Double(layout.countPerChannel)
      let slope = (h * normalized).sum(axes: axes, keepDimensions: true)
      x.receive(
        inverse
          * (h - h.mean(axes: axes, keepDimensions: true)
            - normalized * (slope / (n - Double(divisor.correction)))))
    }
  }

  private func fusedGradient(_ gradient: Tensor, _ x: Tensor, _ scale: Tensor, _ shift: Tensor) {
    let shape = [layout.channels]
    let scaleGradient = Tensor(uninitialized: shape, x.precision)
    let shiftGradient = Tensor(uninitialized: shape, x.precision)
    let inputGradient = Tensor(uninitialized: x.shape, x.precision)
    // Σ(h x̂) / divisor and mean(h) enter ∂L/∂x only if the statistics were the batch's.
    var shares = (sum: 0.0, product: 0.0)
    if case .batch(let divisor) = statistics {
      let n = layout.countPerChannel
      shares = (1 / Double(n), 1 / Double(n - divisor.correction))
    }
    let constants = constants(scale, shift)
    switch x.precision {
    case .float32:
      layout.differentiate(
        Float.self, constants, x, gradient, into: inputGradient, scaleGradient, shiftGradient,
        shares, rectifies)
    case .float64:
      layout.differentiate(
        Double.self, constants, x, gradient, into: inputGradient, scaleGradient, shiftGradient,
        shares, rectifies)
    }
    x.receive(inputGradient)
    scale.receive(scaleGradient)
    shift.receive(shiftGradient)
  }

  private func constants(_ scale: Tensor, _ shift: Tensor) -> ChannelConstants {
    ChannelConstants(
      mean: mean, inverseDeviation: inverseDeviation, scale: scale, shift: shift)
  }
}

/// The four numbers that each channel has in y = γ (x − μ) / √(σ² + ε) + β, tensors [channels].
struct ChannelConstants {
  let mean: Tensor
  let inverseDeviation: Tensor
  let scale: Tensor
  let shift: Tensor
}
