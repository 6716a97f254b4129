// Fails: the loss
// Says: Divide the residual by δ before you square it.

func pseudoHuberLoss(_ r: Double, delta: Double) -> Double {
  let root = (1 + r * r / delta).squareRoot()
  return delta * delta * (root - 1)
}

func pseudoHuberSlope(_ r: Double, delta: Double) -> Double {
  r / (1 + (r / delta) * (r / delta)).squareRoot()
}
