// Fails: measures the corners from the line of AND
// Says: where the unit says no, it is negative

func distanceToHyperplane(w: [Double], x: [Double]) -> Double {
  let sum = zip(w.dropFirst(), x).reduce(w[0]) { $0 + $1.0 * $1.1 }
  return abs(sum) / w.dropFirst().reduce(0) { $0 + $1 * $1 }.squareRoot()
}
