/// Scales each row that is longer than `limit` down to that length.
func maxNormProject(_ weights: [[Double]], limit: Double) -> [[Double]] {
  weights.map { row in
    let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > limit ? row.map { $0 * limit / length } : row
  }
}
