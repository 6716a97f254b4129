// Fails: shortens the long row only
// Says: Each unit has its own.

func maxNormProject(_ weights: [[Double]], limit: Double) -> [[Double]] {
  let lengths = weights.map { row in row.reduce(0) { $0 + $1 * $1 }.squareRoot() }
  let longest = lengths.max()!
  return longest > limit ? weights.map { row in row.map { $0 * limit / longest } } : weights
}
