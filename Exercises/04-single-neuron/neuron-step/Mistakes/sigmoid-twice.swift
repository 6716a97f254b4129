// Fails: the step for one example
// Says: But s is the sigmoid of the net input already

import NN

func neuronStep(w: [Double], x: [Double], t: Double, eta: Double) -> [Double] {
  let inputs = [1] + x
  let s = sigmoid(zip(w, inputs).reduce(0) { $0 + $1.0 * $1.1 })
  let slope = sigmoid(s) * (1 - sigmoid(s))
  return inputs.map { eta * (t - s) * slope * $0 }
}
