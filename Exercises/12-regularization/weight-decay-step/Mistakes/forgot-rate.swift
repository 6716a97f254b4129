// Fails: steps with the halved penalty
// Says: multiplied by η, too

func weightDecayStep(
  _ w: [Double], slopes: [Double], eta: Double, gamma: Double, halved: Bool
) -> [Double] {
  let pull = halved ? gamma : 2 * gamma
  return w.indices.map { w[$0] - eta * slopes[$0] - pull * w[$0] }
}
