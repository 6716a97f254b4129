import NN

/// What one step of gradient descent adds to the weights of a sigmoid neuron.
///
/// - Parameters:
///   - w: the bias, then a weight for each input.
///   - x: the inputs.
///   - t: what the neuron should answer.
///   - eta: the learning rate.
/// - Returns: Δw, in the order of `w`.
func neuronStep(w: [Double], x: [Double], t: Double, eta: Double) -> [Double] {
  // Your code here. `sigmoid(_:)` comes with NN.
  return [Double](repeating: 0, count: w.count)
}
