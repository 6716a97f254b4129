let epsilon = 1e-5

/// Each unit's net inputs, normalized over the batch, then scaled and shifted.
///
/// - Parameters:
///   - u: `u[n][j]`, the net input of unit j for example n.
///   - scale: γ of each unit.
///   - shift: β of each unit.
///   - unbiased: whether the variance is divided by |B| − 1 instead of |B|.
func batchNormForward(
  _ u: [[Double]], scale: [Double], shift: [Double], unbiased: Bool
) -> [[Double]] {
  // Your code here.
  return u
}

/// The gradients by the net inputs, by γ and by β.
///
/// - Parameter upstream: `upstream[n][j]`, the derivative by y of example n and unit j.
func batchNormBackward(
  _ u: [[Double]], upstream: [[Double]], scale: [Double], unbiased: Bool
) -> (input: [[Double]], scale: [Double], shift: [Double]) {
  // Your code here.
  return (upstream, scale.map { _ in 0 }, scale.map { _ in 0 })
}
