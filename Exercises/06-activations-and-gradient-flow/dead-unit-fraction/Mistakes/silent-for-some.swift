// Fails: one of five units is dead
// Fails: any number of units and examples
// Says: silent for some example

func deadUnitFraction(weights: [[Double]], biases: [Double], inputs: [[Double]]) -> Double {
  var dead = 0
  for (row, bias) in zip(weights, biases) {
    let isAlive = inputs.allSatisfy { x in
      zip(row, x).reduce(bias) { $0 + $1.0 * $1.1 } > 0
    }
    if !isAlive { dead += 1 }
  }
  return Double(dead) / Double(weights.count)
}
