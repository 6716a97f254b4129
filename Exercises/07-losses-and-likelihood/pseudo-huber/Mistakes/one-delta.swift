// Fails: the loss
// Says: The factor in front is δ², not δ

func pseudoHuberLoss(_ r: Double, delta: Double) -> Double {
  let root = (1 + (r / delta) * (r / delta)).squareRoot()
  return delta * (root - 1)
}

func pseudoHuberSlope(_ r: Double, delta: Double) -> Double {
  r / (1 + (r / delta) * (r / delta)).squareRoot()
}
