// Fails: the slope
// Says: the slope for δ = 1

func pseudoHuberLoss(_ r: Double, delta: Double) -> Double {
  let root = (1 + (r / delta) * (r / delta)).squareRoot()
  return r * r / (root + 1)
}

func pseudoHuberSlope(_ r: Double, delta: Double) -> Double {
  r / (1 + r * r).squareRoot()
}
