import Glibc

/// Shortens a gradient to a limit, if it is longer.
///
/// - Parameters:
///   - gradients: the gradient in pieces, one for each parameter tensor.
///   - limit: c, the greatest norm that all pieces together may have.
/// - Returns: the pieces after clipping, and the norm of all of them before.
func clipByGlobalNorm(
  _ gradients: [[Double]], limit: Double
) -> (gradients: [[Double]], norm: Double) {
  // Your code here.
  return (gradients, 0)
}
