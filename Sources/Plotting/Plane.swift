/// A part of the plane that a function is drawn over, at equal or nearly equal units.
struct Plane {
  var x: ClosedRange<Double>
  var y: ClosedRange<Double>
  var width: Double
  var xLabel: String
  var yLabel: String

  init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, width: Double, xLabel: String, yLabel: String
  ) {
    self.x = Scale.usable(x, .linear) ?? 0...1
    self.y = Scale.usable(y, .linear) ?? 0...1
    self.width = width
    self.xLabel = xLabel
    self.yLabel = yLabel
  }
}

extension Plane {
  /// The axes below a row of height `topRow`; from half to 1.2 times as high as wide.
  func axes(topRow: Double) -> Axes {
    let aspect = (y.upperBound - y.lowerBound) / (x.upperBound - x.lowerBound)
    let height = topRow + 70 + (width - 60) * min(1.2, max(0.5, aspect))
    return Axes(
      width: width, height: height, x: Axes.Request(domain: x, label: xLabel),
      y: Axes.Request(domain: y, label: yLabel), topRow: topRow)
  }

  /// The axes, with the names of `lines` in a legend where they collide at the lines' ends.
  func axes(
    topRow: Double = 0, naming lines: [PlotLine], beside entries: [Legend.Entry] = []
  ) -> (axes: Axes, legend: Legend, namesLines: Bool) {
    let legend = Legend(entries, width: width)
    let axes = axes(topRow: topRow + legend.height)
    guard PlotLine.namesCollide(lines, axes: axes) else { return (axes, legend, true) }
    let full = Legend(entries + PlotLine.legendEntries(lines), width: width)
    return (self.axes(topRow: topRow + full.height), full, false)
  }

  /// Values at `resolution` + 1 equally spaced places a side, rows from low to high y.
  static func grid<Value>(
    _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, _ resolution: Int,
    _ value: (Double, Double) -> Value
  ) -> [[Value]] {
    func place(_ range: ClosedRange<Double>, _ index: Int) -> Double {
      let share = Double(index) / Double(resolution)
      return range.lowerBound * (1 - share) + range.upperBound * share
    }
    return (0...resolution).map { row in
      (0...resolution).map { column in value(place(x, column), place(y, row)) }
    }
  }

  /// `x₁ from −1 to 1, x₂ from 0 to 2.`
  var alternative: String {
    "\(xLabel) from \(Alternative.range([x.lowerBound, x.upperBound])), "
      + "\(yLabel) from \(Alternative.range([y.lowerBound, y.upperBound]))."
  }
}
