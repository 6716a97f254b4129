// Fails: the step for one example
// Says: every entry has the wrong sign

import NN

func neuronStep(w: [Double], x: [Double], t: Double, eta: Double) -> [Double] {
  let inputs = [1] + x
  let s = sigmoid(zip(w, inputs).reduce(0) { $0 + $1.0 * $1.1 })
  return inputs.map { eta * (s - t) * s * (1 - s) * $0 }
}
