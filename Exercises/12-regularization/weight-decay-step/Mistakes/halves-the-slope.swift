// Fails: steps with the halved penalty
// Says: the ½ takes it away

func weightDecayStep(
  _ w: [Double], slopes: [Double], eta: Double, gamma: Double, halved: Bool
) -> [Double] {
  let pull = halved ? gamma / 2 : gamma
  return w.indices.map { (1 - eta * pull) * w[$0] - eta * slopes[$0] }
}
