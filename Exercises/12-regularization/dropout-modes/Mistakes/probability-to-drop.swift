// Fails: drops units in training
// Says: you divided by that of dropping it

func factor(_ m: Double, _ p: Double, _ inverted: Bool, _ isTraining: Bool) -> Double {
  if isTraining { return inverted ? m / (1 - p) : m }
  return inverted ? 1 : p
}

func dropout(
  _ x: [Double], mask: [Double], keep p: Double, inverted: Bool, isTraining: Bool
) -> [Double] {
  zip(x, mask).map { $0 * factor($1, p, inverted, isTraining) }
}

func dropoutSlopes(
  _ upstream: [Double], mask: [Double], keep p: Double, inverted: Bool, isTraining: Bool
) -> [Double] {
  zip(upstream, mask).map { $0 * factor($1, p, inverted, isTraining) }
}
