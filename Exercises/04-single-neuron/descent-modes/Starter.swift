import NN

/// Trains a sigmoid neuron on the error E = ½ Σ (t − s)².
///
/// - Parameters:
///   - inputs: the examples, each with the constant 1 as its first number.
///   - targets: what the neuron should answer to each.
///   - start: the weights to begin with, the bias first.
///   - eta: the learning rate.
///   - batchSize: how many examples to look at before each step.
///   - epochs: how often to go through all examples.
///   - seed: decides the order of the examples.
/// - Returns: the weights at the end.
func descend(
  inputs: [[Double]], targets: [Double], from start: [Double], eta: Double, batchSize: Int,
  epochs: Int, seed: Int
) -> [Double] {
  // Your code here.
  return start
}
