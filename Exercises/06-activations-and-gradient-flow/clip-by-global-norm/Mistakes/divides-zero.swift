// Fails: a short gradient stays, and so does zero
// Says: Do you divide by its norm

import Glibc

func clipByGlobalNorm(
  _ gradients: [[Double]], limit: Double
) -> (gradients: [[Double]], norm: Double) {
  var squares = 0.0
  for g in gradients.joined() { squares += g * g }
  let norm = sqrt(squares)
  let factor = min(norm, limit) / norm
  return (gradients.map { piece in piece.map { $0 * factor } }, norm)
}
