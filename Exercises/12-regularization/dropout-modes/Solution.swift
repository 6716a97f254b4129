/// By what unit i is multiplied.
func factor(_ m: Double, _ p: Double, _ inverted: Bool, _ isTraining: Bool) -> Double {
  if isTraining { return inverted ? m / p : m }
  return inverted ? 1 : p
}

/// What units pass on under dropout: kept with probability p in training, all of them in use.
func dropout(
  _ x: [Double], mask: [Double], keep p: Double, inverted: Bool, isTraining: Bool
) -> [Double] {
  zip(x, mask).map { $0 * factor($1, p, inverted, isTraining) }
}

/// The slope of the error by each unit's value: the same factors on the way back.
func dropoutSlopes(
  _ upstream: [Double], mask: [Double], keep p: Double, inverted: Bool, isTraining: Bool
) -> [Double] {
  zip(upstream, mask).map { $0 * factor($1, p, inverted, isTraining) }
}
