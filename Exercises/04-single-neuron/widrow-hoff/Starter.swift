/// Trains a linear neuron by the rule of Widrow and Hoff, from zero weights.
///
/// - Parameters:
///   - inputs: the inputs of each example, without the constant.
///   - targets: what the neuron should say to each.
///   - eta: the learning rate.
///   - epochs: how often to go through all examples, in the given order.
/// - Returns: the bias, then a weight for each input.
func widrowHoff(
  inputs: [[Double]], targets: [Double], eta: Double, epochs: Int
) -> [Double] {
  // Your code here.
  return [Double](repeating: 0, count: inputs[0].count + 1)
}
