// Fails: one of five units is dead
// Fails: any number of units and examples
// Fails: nobody, everybody, and a net input of 0
// Says: Divide it by how many units

func deadUnitFraction(weights: [[Double]], biases: [Double], inputs: [[Double]]) -> Double {
  var dead = 0
  for (row, bias) in zip(weights, biases) {
    let isAlive = inputs.contains { x in
      zip(row, x).reduce(bias) { $0 + $1.0 * $1.1 } > 0
    }
    if !isAlive { dead += 1 }
  }
  return Double(dead)
}
