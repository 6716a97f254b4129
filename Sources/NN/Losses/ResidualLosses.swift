// Losses of the residual d = prediction − target, element by element. Both have one shape, and
// both receive a gradient.

/// |d|, the mean over all elements unless another reduction is asked for.
///
/// The derivative is the sign of d, 0 at 0: an outlier pulls no more than any other example, and
/// the best constant prediction is the median. Range 0…∞.
public func meanAbsoluteError(
  _ prediction: Tensor, _ target: Tensor, reduction: Reduction = .mean
) -> Tensor {
  reduction(abs(residual(prediction, target, of: "meanAbsoluteError")))
}

/// |d|ᴿ with 1 ≤ R, between the absolute error (R = 1) and the squared one (R = 2); the sum over
/// all elements unless another reduction is asked for.
///
/// The derivative is R |d|ᴿ⁻¹ sign d, and 0 at 0.
public func powerError(
  _ prediction: Tensor, _ target: Tensor, exponent: Double, reduction: Reduction = .sum
) -> Tensor {
  precondition(exponent >= 1, "powerError has an exponent from 1; got \(exponent).")
  let d = residual(prediction, target, of: "powerError")
  return reduction(d.mapped("powerError", PowerOfMagnitude(exponent: exponent)))
}

private struct PowerOfMagnitude: ElementwiseFunction {
  let exponent: Double
  func value<S: Scalar>(_ d: S) -> S { .power(d.magnitude, S(exponent)) }
  func derivative<S: Scalar>(_ d: S, _ y: S) -> S {
    let size = S(exponent) * .power(d.magnitude, S(exponent - 1))
    return d > 0 ? size : d < 0 ? -size : 0
  }
}

/// ½ d² where |d| ≤ δ, else δ (|d| − δ/2): squared for small residuals, absolute for outliers. The
/// mean over all elements unless another reduction is asked for.
///
/// The derivative is d cut to −δ…δ. P. Huber, Robust Estimation of a Location Parameter, 1964.
public func huber(
  _ prediction: Tensor, _ target: Tensor, delta: Double = 1, reduction: Reduction = .mean
) -> Tensor {
  precondition(delta > 0, "huber has a positive delta; got \(delta).")
  let d = residual(prediction, target, of: "huber")
  return reduction(d.mapped("huber", HuberFunction(delta: delta)))
}

private struct HuberFunction: ElementwiseFunction {
  let delta: Double
  func value<S: Scalar>(_ d: S) -> S {
    let cut = Swift.min(d.magnitude, S(delta))
    return cut * (d.magnitude - 0.5 * cut)
  }
  func derivative<S: Scalar>(_ d: S, _ y: S) -> S {
    Swift.max(Swift.min(d, S(delta)), -S(delta))
  }
}

/// Huber's loss with slope 1 far out: d² / 2β where |d| ≤ β, else |d| − β/2. The mean over all
/// elements unless another reduction is asked for. For the coordinates of boxes: R. Girshick, Fast
/// R-CNN, 2015.
public func smoothL1(
  _ prediction: Tensor, _ target: Tensor, beta: Double = 1, reduction: Reduction = .mean
) -> Tensor {
  precondition(beta > 0, "smoothL1 has a positive beta; got \(beta).")
  return huber(prediction, target, delta: beta, reduction: reduction) / beta
}

/// δ² (√(1 + (d/δ)²) − 1): near 0 it is ½ d², far out its slope is δ, and all its derivatives are
/// smooth. The mean over all elements unless another reduction is asked for.
public func pseudoHuber(
  _ prediction: Tensor, _ target: Tensor, delta: Double = 1, reduction: Reduction = .mean
) -> Tensor {
  precondition(delta > 0, "pseudoHuber has a positive delta; got \(delta).")
  let d = residual(prediction, target, of: "pseudoHuber")
  return reduction(d.mapped("pseudoHuber", PseudoHuberFunction(delta: delta)))
}

private struct PseudoHuberFunction: ElementwiseFunction {
  let delta: Double
  private func root<S: Scalar>(_ d: S) -> S {
    let r = d / S(delta)
    return (1 + r * r).squareRoot()
  }
  /// √(1 + r²) − 1 = r² / (√(1 + r²) + 1), where nothing cancels for small r.
  func value<S: Scalar>(_ d: S) -> S { d * d / (root(d) + 1) }
  func derivative<S: Scalar>(_ d: S, _ y: S) -> S { d / root(d) }
}

/// prediction − target, of one shape.
private func residual(_ prediction: Tensor, _ target: Tensor, of name: String) -> Tensor {
  precondition(
    prediction.shape == target.shape,
    "\(name) compares tensors of one shape; got \(prediction.shape) and \(target.shape).")
  return prediction - target
}
