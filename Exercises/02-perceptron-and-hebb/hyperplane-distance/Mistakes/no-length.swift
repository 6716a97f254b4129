// Fails: measures the corners from the line of AND
// Loses: 2 points
// Says: divide it by the length of (w₁, w₂)

func distanceToHyperplane(w: [Double], x: [Double]) -> Double {
  zip(w.dropFirst(), x).reduce(w[0]) { $0 + $1.0 * $1.1 }
}
