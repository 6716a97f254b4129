/// How the numbers of a channel lie in a tensor [batch, channels, …]: a run for each example.
///
/// With axes after the channels a run is a whole plane, and channels are worked on one by one
/// (`ChannelPlanes.swift`); without, it is a single number, and all channels of an example are
/// worked on side by side (`ChannelColumns.swift`).
struct ChannelLayout {
  let examples: Int
  let channels: Int
  /// The numbers of a run.
  let runLength: Int

  init(_ shape: [Int]) {
    precondition(shape.count >= 2, "Channels are axis 1 of [batch, channels, …]; got \(shape).")
    examples = shape[0]
    channels = shape[1]
    runLength = shape.dropFirst(2).reduce(1, *)
  }

  var countPerChannel: Int { examples * runLength }

  /// Each channel's mean and Σ (x − mean)², both [channels].
  func moments(_ x: Tensor) -> (mean: Tensor, squares: Tensor) {
    let mean = Tensor(uninitialized: [channels], x.precision)
    let squares = Tensor(uninitialized: [channels], x.precision)
    switch x.precision {
    case .float32: measure(Float.self, x, into: mean, squares)
    case .float64: measure(Double.self, x, into: mean, squares)
    }
    return (mean, squares)
  }

  private func measure<S: Scalar>(_: S.Type, _ x: Tensor, into mean: Tensor, _ squares: Tensor) {
    let source = x.pointer(S.self)
    let (means, sums) = (mean.pointer(S.self), squares.pointer(S.self))
    forEachPart { channels in
      if runLength == 1 {
        measureColumns(source, channels, into: means, sums)
      } else {
        for channel in channels {
          let found = planeMoments(source, channel)
          means[channel] = S(found.mean)
          sums[channel] = S(found.squares)
        }
      }
    }
  }

  /// y = γ (x − μ) / √(σ² + ε) + β, not below 0 if it `rectifies`.
  func apply<S: Scalar>(
    _: S.Type, _ constants: ChannelConstants, _ x: Tensor, into y: Tensor, _ rectifies: Bool
  ) {
    let numbers = ChannelNumbers<S>(constants)
    let (source, target) = (x.pointer(S.self), y.pointer(S.self))
    forEachPart { channels in
      if runLength == 1 {
        applyColumns(numbers, source, channels, into: target, rectifies)
      } else {
        for channel in channels { applyPlanes(numbers, source, channel, into: target, rectifies) }
      }
    }
  }

  /// ∂L/∂x, ∂L/∂γ and ∂L/∂β, given ∂L/∂y. `shares` are the factors with which Σh and Σ h x̂ are
  /// taken off.
  func differentiate<S: Scalar>(
    _: S.Type, _ constants: ChannelConstants, _ x: Tensor, _ gradient: Tensor,
    into inputGradient: Tensor, _ scaleGradient: Tensor, _ shiftGradient: Tensor,
    _ shares: (sum: Double, product: Double), _ rectifies: Bool
  ) {
    let numbers = ChannelNumbers<S>(constants)
    let factors = (S(shares.sum), S(shares.product))
    let (source, upstream) = (x.pointer(S.self), gradient.pointer(S.self))
    let target = inputGradient.pointer(S.self)
    let (scales, shifts) = (scaleGradient.pointer(S.self), shiftGradient.pointer(S.self))
    forEachPart { channels in
      if runLength == 1 {
        differentiateColumns(
          numbers, source, upstream, channels, into: target, scales, shifts, factors, rectifies)
      } else {
        for channel in channels {
          differentiatePlanes(
            numbers, source, upstream, channel, into: target, scales, shifts, factors, rectifies)
        }
      }
    }
  }

  /// Calls `body` for stretches of channels with enough numbers to be worth a thread.
  @inline(__always)
  private func forEachPart(_ body: (Range<Int>) -> Void) {
    let parts = min(Parallel.mostParts, channels, max(1, channels * countPerChannel / 30_000))
    if parts <= 1 { return body(0..<channels) }
    Parallel.forEach(parts) { part in
      body((channels * part / parts)..<(channels * (part + 1) / parts))
    }
  }
}

/// `ChannelConstants` as they lie in memory.
struct ChannelNumbers<S: Scalar> {
  let mean: UnsafeMutablePointer<S>
  let inverse: UnsafeMutablePointer<S>
  let scale: UnsafeMutablePointer<S>
  let shift: UnsafeMutablePointer<S>

  init(_ constants: ChannelConstants) {
    mean = constants.mean.pointer(S.self)
    inverse = constants.inverseDeviation.pointer(S.self)
    scale = constants.scale.pointer(S.self)
    shift = constants.shift.pointer(S.self)
  }
}
