// Fails: backward: γ and β
// Says: γ multiplies the normalized input

let epsilon = 1e-5

/// û of one unit, and √(s + ε).
func normalized(_ u: [Double], unbiased: Bool) -> (values: [Double], root: Double) {
  let count = Double(u.count)
  let mean = u.reduce(0, +) / count
  let squares = u.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  let root = (squares / (unbiased ? count - 1 : count) + epsilon).squareRoot()
  return (u.map { ($0 - mean) / root }, root)
}

func batchNormForward(
  _ u: [[Double]], scale: [Double], shift: [Double], unbiased: Bool
) -> [[Double]] {
  var y = u
  for j in scale.indices {
    let unit = normalized(u.map { $0[j] }, unbiased: unbiased).values
    for n in u.indices { y[n][j] = scale[j] * unit[n] + shift[j] }
  }
  return y
}

func batchNormBackward(
  _ u: [[Double]], upstream: [[Double]], scale: [Double], unbiased: Bool
) -> (input: [[Double]], scale: [Double], shift: [Double]) {
  let count = Double(u.count), divisor = unbiased ? count - 1 : count
  var gradient = (input: u, scale: scale, shift: scale)
  for j in scale.indices {
    let (unit, root) = normalized(u.map { $0[j] }, unbiased: unbiased)
    let g = upstream.map { $0[j] }
    let sum = g.reduce(0, +)
    let product = zip(g, unit).reduce(0) { $0 + $1.0 * $1.1 }
    gradient.shift[j] = sum
    gradient.scale[j] = zip(g, u).reduce(0) { $0 + $1.0 * $1.1[j] }
    for n in u.indices {
      gradient.input[n][j] =
        scale[j] * (g[n] - sum / count - unit[n] * product / divisor) / root
    }
  }
  return gradient
}
