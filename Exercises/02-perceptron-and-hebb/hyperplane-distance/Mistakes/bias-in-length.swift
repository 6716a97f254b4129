// Fails: measures the corners from the line of AND
// Says: It shifts the line and does not turn it

func distanceToHyperplane(w: [Double], x: [Double]) -> Double {
  let sum = zip(w, [1] + x).reduce(0) { $0 + $1.0 * $1.1 }
  return sum / w.reduce(0) { $0 + $1 * $1 }.squareRoot()
}
