/// What units pass on under dropout.
///
/// - Parameters:
///   - x: the units' values.
///   - mask: 1 for a unit that is kept, 0 for the others.
///   - p: the probability with which each unit was kept.
///   - inverted: whether to divide by p in training; otherwise to multiply by p in use.
///   - isTraining: whether units are dropped at all.
func dropout(
  _ x: [Double], mask: [Double], keep p: Double, inverted: Bool, isTraining: Bool
) -> [Double] {
  // Your code here.
  return x
}

/// The slope of the error by each unit's value.
///
/// - Parameter upstream: the slope of the error by each value that was passed on.
func dropoutSlopes(
  _ upstream: [Double], mask: [Double], keep p: Double, inverted: Bool, isTraining: Bool
) -> [Double] {
  // Your code here.
  return upstream
}
