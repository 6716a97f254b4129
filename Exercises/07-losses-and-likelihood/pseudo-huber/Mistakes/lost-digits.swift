// Fails: nine digits near zero and far out
// Says: subtracts two numbers that are nearly equal

func pseudoHuberLoss(_ r: Double, delta: Double) -> Double {
  let root = (1 + (r / delta) * (r / delta)).squareRoot()
  return delta * delta * (root - 1)
}

func pseudoHuberSlope(_ r: Double, delta: Double) -> Double {
  r / (1 + (r / delta) * (r / delta)).squareRoot()
}
