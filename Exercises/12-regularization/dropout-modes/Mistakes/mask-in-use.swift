// Fails: keeps all units in use
// Says: The mask is for training only.

func factor(_ m: Double, _ p: Double, _ inverted: Bool, _ isTraining: Bool) -> Double {
  if isTraining { return inverted ? m / p : m }
  return inverted ? m : m * p
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
