// Fails: the slope
// Says: divided by δ before it is squared

func pseudoHuberLoss(_ r: Double, delta: Double) -> Double {
  r * r / ((1 + r * r / (delta * delta)).squareRoot() + 1)
}

func pseudoHuberSlope(_ r: Double, delta: Double) -> Double {
  r / (1 + r * r / delta).squareRoot()
}
