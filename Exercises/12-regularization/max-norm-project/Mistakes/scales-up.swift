// Fails: shortens the long row only
// Says: you scaled them up to it

func maxNormProject(_ weights: [[Double]], limit: Double) -> [[Double]] {
  weights.map { row in
    let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return row.map { $0 * limit / length }
  }
}
