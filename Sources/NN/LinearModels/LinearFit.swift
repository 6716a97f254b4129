/// ŷ = x W + b as found by a fit: W [features, outputs], b [outputs].
///
/// Targets may be [examples, outputs] or, for one output, [examples]; predictions then have the like
/// shape. Computed in float64, whatever comes in.
struct LinearFit {
  let weights: Tensor
  let intercept: Tensor
  let isVector: Bool

  /// x [examples, features] → [examples, outputs] or [examples].
  func predict(_ x: Tensor) -> Tensor {
    x.requireMatrix("predict")
    precondition(
      x.shape[1] == weights.shape[0],
      "The fit is for \(weights.shape[0]) features; got inputs of shape \(x.shape).")
    let y = matmul(x.converted(to: .float64), weights) + intercept
    return isVector ? y.reshaped([x.shape[0]]) : y
  }
}

/// Examples made ready for a linear fit: the means taken out, if there shall be an intercept.
struct CentredExamples {
  let x: Tensor
  let y: Tensor
  private let xMean: Tensor
  private let yMean: Tensor
  private let isVector: Bool

  init(_ x: Tensor, _ y: Tensor, fitsIntercept: Bool, of model: String) {
    precondition(
      x.rank == 2 && (1...2).contains(y.rank) && y.shape[0] == x.shape[0] && x.shape[0] > 0,
      "\(model) fits inputs [examples, features] and targets [examples] or [examples, outputs]; "
        + "got \(x.shape) and \(y.shape).")
    isVector = y.rank == 1
    let inputs = x.detached().casted(to: .float64)
    let targets = y.detached().casted(to: .float64).viewed(as: [x.shape[0], y.count / x.shape[0]])
    xMean =
      fitsIntercept ? inputs.mean(axis: 0) : .zeros([x.shape[1]], precision: .float64)
    yMean =
      fitsIntercept ? targets.mean(axis: 0) : .zeros([targets.shape[1]], precision: .float64)
    self.x = inputs - xMean
    self.y = targets - yMean
  }

  /// The fit for weights [features, outputs]: the plane passes through the means.
  func fit(_ weights: Tensor) -> LinearFit {
    LinearFit(
      weights: weights, intercept: yMean - matmul(xMean, weights), isVector: isVector)
  }
}
