// Fails: a gradient of norm 10, clipped to 5
// Says: clipped by its own norm

import Glibc

func clipByGlobalNorm(
  _ gradients: [[Double]], limit: Double
) -> (gradients: [[Double]], norm: Double) {
  var squares = 0.0
  for g in gradients.joined() { squares += g * g }
  let norm = sqrt(squares)
  let clipped = gradients.map { piece -> [Double] in
    let own = sqrt(piece.reduce(0) { $0 + $1 * $1 })
    return own > limit ? piece.map { $0 * limit / own } : piece
  }
  return (clipped, norm)
}
