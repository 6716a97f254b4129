// Fails: slopes on the way back
// Says: the factor that it had on the way forward

/// By what unit i is multiplied.
func factor(_ m: Double, _ p: Double, _ inverted: Bool, _ isTraining: Bool) -> Double {
  if isTraining { return inverted ? m / p : m }
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
  zip(upstream, mask).map { isTraining ? $0 * $1 : $0 * factor($1, p, inverted, isTraining) }
}
