// Fails: the step for one example
// Says: Return only what is added to them.

import NN

func neuronStep(w: [Double], x: [Double], t: Double, eta: Double) -> [Double] {
  let inputs = [1] + x
  let s = sigmoid(zip(w, inputs).reduce(0) { $0 + $1.0 * $1.1 })
  let delta = (t - s) * s * (1 - s)
  return zip(w, inputs).map { $0 + eta * delta * $1 }
}
