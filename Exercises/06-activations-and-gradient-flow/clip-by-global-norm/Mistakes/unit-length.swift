// Fails: a gradient of norm 10, clipped to 5
// Says: length 1

import Glibc

func clipByGlobalNorm(
  _ gradients: [[Double]], limit: Double
) -> (gradients: [[Double]], norm: Double) {
  var squares = 0.0
  for g in gradients.joined() { squares += g * g }
  let norm = sqrt(squares)
  let factor = min(1, 1 / norm)
  return (gradients.map { piece in piece.map { $0 * factor } }, norm)
}
