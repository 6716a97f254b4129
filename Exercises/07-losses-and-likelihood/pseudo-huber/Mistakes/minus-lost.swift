// Fails: the loss
// Says: Without the −1 a perfect answer would cost δ².

func pseudoHuberLoss(_ r: Double, delta: Double) -> Double {
  let root = (1 + (r / delta) * (r / delta)).squareRoot()
  return delta * delta * root
}

func pseudoHuberSlope(_ r: Double, delta: Double) -> Double {
  r / (1 + (r / delta) * (r / delta)).squareRoot()
}
