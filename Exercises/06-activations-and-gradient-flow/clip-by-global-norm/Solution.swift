import Glibc

/// All pieces times min(1, limit / norm), and the norm of all pieces together before that.
func clipByGlobalNorm(
  _ gradients: [[Double]], limit: Double
) -> (gradients: [[Double]], norm: Double) {
  var squares = 0.0
  for g in gradients.joined() { squares += g * g }
  let norm = sqrt(squares)
  let factor = min(1, limit / norm)
  return (gradients.map { piece in piece.map { $0 * factor } }, norm)
}
