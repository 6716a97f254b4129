import NN

/// Δwᵢ = η (t − s) s (1 − s) xᵢ, the bias first.
func neuronStep(w: [Double], x: [Double], t: Double, eta: Double) -> [Double] {
  let inputs = [1] + x
  let s = sigmoid(zip(w, inputs).reduce(0) { $0 + $1.0 * $1.1 })
  let delta = (t - s) * s * (1 - s)
  return inputs.map { eta * delta * $0 }
}
