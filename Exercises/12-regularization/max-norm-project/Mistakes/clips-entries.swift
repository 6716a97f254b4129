// Fails: shortens the long row only
// Says: changes the row's direction

func maxNormProject(_ weights: [[Double]], limit: Double) -> [[Double]] {
  weights.map { row in row.map { min(max($0, -limit), limit) } }
}
