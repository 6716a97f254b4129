// Fails: steps in both conventions
// Says: its slope is 2 γ w

func weightDecayStep(
  _ w: [Double], slopes: [Double], eta: Double, gamma: Double, halved: Bool
) -> [Double] {
  w.indices.map { (1 - eta * gamma) * w[$0] - eta * slopes[$0] }
}
