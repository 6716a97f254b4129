// Fails: a short gradient stays, and so does zero
// Says: not be stretched

import Glibc

func clipByGlobalNorm(
  _ gradients: [[Double]], limit: Double
) -> (gradients: [[Double]], norm: Double) {
  var squares = 0.0
  for g in gradients.joined() { squares += g * g }
  let norm = sqrt(squares)
  let factor = norm == 0 ? 1 : limit / norm
  return (gradients.map { piece in piece.map { $0 * factor } }, norm)
}
