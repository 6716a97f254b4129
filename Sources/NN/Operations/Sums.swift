extension Tensor {
  /// The sum of all elements; every element receives the gradient unchanged.
  public func sum() -> Tensor { sum(axes: Array(0..<rank)) }

  /// The sum along an axis; −1 is the last. With `keepDimensions` the axis stays, of length 1.
  public func sum(axis: Int, keepDimensions: Bool = false) -> Tensor {
    sum(axes: [axis], keepDimensions: keepDimensions)
  }

  /// The sum along several axes.
  public func sum(axes: [Int], keepDimensions: Bool = false) -> Tensor {
    let reduced = ReducedShape(shape, axes, of: "sum")
    return withoutGradient { summed(to: reduced.kept) }
      .viewed(as: keepDimensions ? reduced.kept : reduced.dropped)
      .recorded("sum", self, twice: true) { gradient, _ in
        self.receive(gradient.reshaped(reduced.kept).broadcastTo(self.shape))
      }
  }

  /// The mean of all n elements; every element receives 1/n of the gradient.
  public func mean() -> Tensor { mean(axes: Array(0..<rank)) }

  /// The mean along an axis; −1 is the last.
  public func mean(axis: Int, keepDimensions: Bool = false) -> Tensor {
    mean(axes: [axis], keepDimensions: keepDimensions)
  }

  /// The mean along several axes.
  public func mean(axes: [Int], keepDimensions: Bool = false) -> Tensor {
    let reduced = ReducedShape(shape, axes, of: "mean")
    let n = Double(reduced.length)
    let mean = withoutGradient { summed(to: reduced.kept) / n }
    return mean.viewed(as: keepDimensions ? reduced.kept : reduced.dropped)
      .recorded("mean", self, twice: true) { gradient, _ in
        self.receive((gradient.reshaped(reduced.kept) / n).broadcastTo(self.shape))
      }
  }

  /// Σ (x − mean)² / (n − correction) over all elements; see `variance(axes:)`.
  public func variance(correction: Int = 0) -> Tensor {
    variance(axes: Array(0..<rank), correction: correction)
  }

  /// Σ (x − mean)² / (n − correction) along an axis; see `variance(axes:)`.
  public func variance(axis: Int, correction: Int = 0, keepDimensions: Bool = false) -> Tensor {
    variance(axes: [axis], correction: correction, keepDimensions: keepDimensions)
  }

  /// Σ (x − mean)² / (n − correction) along several axes.
  ///
  /// With correction 0 the variance of these numbers; with 1 the unbiased estimate from a sample.
  /// The derivative is 2 (x − mean) / (n − correction): the mean's own part sums to zero.
  public func variance(axes: [Int], correction: Int = 0, keepDimensions: Bool = false) -> Tensor {
    let reduced = ReducedShape(shape, axes, of: "variance")
    let divisor = Double(reduced.length - correction)
    precondition(
      divisor > 0, "variance of \(reduced.length) numbers cannot have correction \(correction).")
    let variance = withoutGradient {
      let centred = self - mean(axes: axes, keepDimensions: true)
      return square(centred).summed(to: reduced.kept) / divisor
    }
    return variance.viewed(as: keepDimensions ? reduced.kept : reduced.dropped)
      .recorded("variance", self, twice: true) { gradient, _ in
        let centred = self - self.mean(axes: axes, keepDimensions: true)
        self.receive(gradient.reshaped(reduced.kept) * (2 / divisor) * centred)
      }
  }
}

/// The shapes that a reduction makes, with the reduced axes kept as 1 and dropped.
struct ReducedShape {
  let kept: [Int]
  let dropped: [Int]
  /// The reduced axes, in order.
  let axes: [Int]
  /// How many numbers go into each result.
  let length: Int

  init(_ shape: [Int], _ axes: [Int], of operation: String) {
    let reduced = axes.map { Shape.axis($0, rank: shape.count, of: operation) }.sorted()
    precondition(
      Set(reduced).count == reduced.count, "\(operation) along axes \(axes) names one twice.")
    self.axes = reduced
    kept = shape.indices.map { reduced.contains($0) ? 1 : shape[$0] }
    dropped = shape.indices.filter { !reduced.contains($0) }.map { shape[$0] }
    length = reduced.reduce(1) { $0 * shape[$1] }
  }
}
