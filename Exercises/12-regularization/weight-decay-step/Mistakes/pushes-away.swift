// Fails: steps with the halved penalty
// Says: The penalty pushes weights away from zero

func weightDecayStep(
  _ w: [Double], slopes: [Double], eta: Double, gamma: Double, halved: Bool
) -> [Double] {
  let pull = halved ? gamma : 2 * gamma
  return w.indices.map { w[$0] - eta * (slopes[$0] - pull * w[$0]) }
}
