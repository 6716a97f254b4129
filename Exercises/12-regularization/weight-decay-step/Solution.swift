/// One step of gradient descent on an error and an L2 penalty, ½ γ Σ w² or γ Σ w².
func weightDecayStep(
  _ w: [Double], slopes: [Double], eta: Double, gamma: Double, halved: Bool
) -> [Double] {
  let pull = halved ? gamma : 2 * gamma
  return w.indices.map { (1 - eta * pull) * w[$0] - eta * slopes[$0] }
}
