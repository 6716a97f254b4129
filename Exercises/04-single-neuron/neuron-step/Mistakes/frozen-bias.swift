// Fails: the step for one example
// Says: the bias stays where it is

import NN

func neuronStep(w: [Double], x: [Double], t: Double, eta: Double) -> [Double] {
  let inputs = [1] + x
  let s = sigmoid(zip(w, inputs).reduce(0) { $0 + $1.0 * $1.1 })
  let delta = (t - s) * s * (1 - s)
  return [0] + x.map { eta * delta * $0 }
}
