/// One step of gradient descent on an error and an L2 penalty.
///
/// - Parameters:
///   - w: the weights.
///   - slopes: the error's derivative by each weight, without the penalty.
///   - eta: the learning rate.
///   - gamma: the strength of the penalty.
///   - halved: whether the penalty is ½ γ Σ w²; otherwise it is γ Σ w².
/// - Returns: the new weights.
func weightDecayStep(
  _ w: [Double], slopes: [Double], eta: Double, gamma: Double, halved: Bool
) -> [Double] {
  // Your code here.
  return w
}
