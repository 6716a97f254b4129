/// A derivative by central differences, and how far it can be trusted.
struct NumericDerivative {
  /// The entry by which is differentiated; for a direction, its number.
  let position: Int
  /// (f(x + h) − f(x − h)) / 2h
  private(set) var value: Double
  /// How far rounding may have moved it.
  private(set) var rounding: Double
  /// What lies between the slopes on either side, where they do not come together as h shrinks: a
  /// kink; at a jump the slope of the side without it.
  private(set) var kink: ClosedRange<Double>?
  /// Whether smaller steps came to the same; false where f jumps or oscillates.
  private(set) var isSettled = true

  private let x: Double
  private let middle: Double
  private let h: Double

  /// - Parameters:
  ///   - x: What is moved: an entry, or 0 for the distance along a direction.
  ///   - middle: f(x).
  init(
    _ position: Int, of x: Double, step: Double, middle: Double, _ f: (Double) -> Double
  ) {
    self.position = position
    self.x = x
    self.middle = middle
    h = step * max(1, x.magnitude)
    (value, rounding, kink) = (0, 0, nil)
    let wide = slopes(h, f)
    value = wide.value
    rounding = wide.rounding

    // Where f is smooth, the slopes differ by h f″, and so by a hundredth of that for h / 100.
    let jump = (wide.above - wide.below).magnitude
    guard jump > 1e-3 * max(wide.above.magnitude, wide.below.magnitude), jump > 1e3 * rounding
    else { return }
    let narrow = slopes(h / 100, f)
    let remaining = (narrow.above - narrow.below).magnitude
    let ends = [narrow.below, narrow.above].sorted()
    if remaining > 50 * jump {
      // A slope that grows as 1 / h is a jump; the derivative is that of the other side.
      let gentle = ends.min { $0.magnitude < $1.magnitude }!
      let margin = narrow.rounding + 1e-6 * gentle.magnitude
      kink = (gentle - margin)...(gentle + margin)
      isSettled = false
    } else if remaining > jump / 2 {
      kink = ends[0]...ends[1]
    }
  }

  /// Looks closer where the derivative seems wrong: with steps of h/8, h/64 and h/512.
  ///
  /// A kink beside x, or a third derivative that is large, spoils the quotient for h but not for
  /// all of these. Of two that follow each other, the change says how wrong the first still was;
  /// the quotient that changed least, rounding included, is kept.
  mutating func refine(_ f: (Double) -> Double) {
    guard kink == nil else { return }
    var coarse = (value: value, rounding: rounding)
    var least = Double.infinity
    for divisor in [8.0, 64, 512] {
      let narrow = slopes(h / divisor, f)
      let fine = (value: narrow.value, rounding: narrow.rounding)
      let change = (fine.value - coarse.value).magnitude
      for candidate in [coarse, fine] where change + candidate.rounding < least {
        least = change + candidate.rounding
        (value, rounding) = candidate
      }
      coarse = fine
    }
    isSettled = least <= 1e-2 * max(value.magnitude, 1e-6)
  }

  private func slopes(
    _ h: Double, _ f: (Double) -> Double
  ) -> (below: Double, above: Double, value: Double, rounding: Double) {
    // x + h and x − h are rounded; what they really differ by is exact.
    let (down, up) = (x - h, x + h)
    let (below, above) = (f(down), f(up))
    // Whatever the value, numbers of the order of 1 were probably added on the way to it.
    let size = max(1, below.magnitude, above.magnitude)
    return (
      (middle - below) / (x - down), (above - middle) / (up - x), (above - below) / (up - down),
      4 * Double.ulpOfOne * size / (2 * h)
    )
  }
}
