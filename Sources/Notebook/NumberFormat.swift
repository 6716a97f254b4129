import Plotting

/// A share in percent: `percent(0.9734)` is `97.3 %`.
public func percent(_ share: Double, _ places: Int = 1) -> String {
  NumberText.fixed(share * 100, places: places) + " %"
}

/// A number with `places` digits after the point: `fixed(2.0 / 3, 3)` is `0.667`.
public func fixed(_ number: Double, _ places: Int) -> String {
  NumberText.fixed(number, places: places)
}

/// A number as d.dd × 10ⁿ: `scientific(1.2e-7, 2)` is `1.20 × 10⁻⁷`.
public func scientific(_ number: Double, _ places: Int = 2) -> String {
  NumberText.scientific(number, places: places)
}
