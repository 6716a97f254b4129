/// What a classifier answers everywhere in a plane: shaded regions, the line between them, and the
/// points it was asked about.
///
///     DecisionMap(x: -0.5...1.5, y: -0.5...1.5, points: [zeros, ones]) { x, y in
///       network(Tensor([[x, y]])).item
///     }
///
/// A score above `level` is shaded in the colour of class 1, below it in that of class 0, the
/// stronger the farther from the level. A score that is not finite stays blank. A closure that
/// returns one score a class shades each point in the colour of its highest score.
public struct DecisionMap: Plot, Sendable {
  /// The first input from the left to the right edge; the scores stay those of the initial range.
  public var x: ClosedRange<Double>
  /// The second input from bottom to top; the scores stay those of the initial range.
  public var y: ClosedRange<Double>
  /// The sets drawn over the shading, the first 24 of them named in a legend; none by default.
  public var points: [Points]
  /// The title below the horizontal axis; "x₁" by default.
  public var xLabel: String
  /// The title above the vertical axis; "x₂" by default.
  public var yLabel: String
  /// The score at which the classes meet.
  public var level: Double
  /// The figure's width in SVG units, 440 by default; the height follows from the ranges.
  public var width: Double
  private let scores: Scores
  private var share = 1.0

  /// Rows of the grid from low to high y.
  private enum Scores: Sendable {
    case binary([[Double]])
    /// A class's score less the best score of the others, one grid a class.
    case margins([[[Double]]])
  }

  /// Two classes. `resolution` is the number of grid cells a side.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, points: [Points] = [],
    xLabel: String = "x₁", yLabel: String = "x₂", level: Double = 0.5, resolution: Int = 64,
    width: Double = 440, score: (Double, Double) -> Double
  ) {
    self.x = Scale.usable(x, .linear) ?? 0...1
    self.y = Scale.usable(y, .linear) ?? 0...1
    self.points = points
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.level = level
    self.width = width
    scores = .binary(Self.grid(self.x, self.y, resolution, score))
  }

  /// Several classes: `scores` returns one a class.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, points: [Points] = [],
    xLabel: String = "x₁", yLabel: String = "x₂", resolution: Int = 64, width: Double = 440,
    scores: (Double, Double) -> [Double]
  ) {
    self.x = Scale.usable(x, .linear) ?? 0...1
    self.y = Scale.usable(y, .linear) ?? 0...1
    self.points = points
    self.xLabel = xLabel
    self.yLabel = yLabel
    level = 0
    self.width = width
    let all = Self.grid(self.x, self.y, resolution, scores)
    let classes = all.joined().map(\.count).max() ?? 0
    self.scores = .margins(
      (0..<classes).map { kind in
        all.map { row in
          row.map { scores in
            guard kind < scores.count else { return -.infinity }
            let others = scores.enumerated().filter { $0.offset != kind }.map(\.element)
            return scores[kind] - (others.max() ?? 0)
          }
        }
      })
  }
}

extension DecisionMap {
  /// The figure: points over shading, about 0.5 to 1.2 times as high as wide by the ranges.
  public var drawing: Drawing {
    let legend = Legend(
      points.indices.prefix(24).map { points[$0].legendEntry($0) }, width: width)
    let aspect = (y.upperBound - y.lowerBound) / (x.upperBound - x.lowerBound)
    let height = legend.height + 70 + (width - 60) * min(1.2, max(0.5, aspect))
    let axes = Axes(
      width: width, height: height, x: Axes.Request(domain: x, label: xLabel),
      y: Axes.Request(domain: y, label: yLabel), topRow: legend.height)
    return Drawing(width: width, height: height, alternative: alternative, data: data) { writer in
      legend.draw(into: &writer)
      axes.draw(into: &writer, hasGrid: false)
      shading(in: axes.area).draw(into: &writer, share: share)
      for (index, set) in points.enumerated() {
        set.draw(
          into: &writer, axes: axes, index: index,
          budget: max(24, Int(share * 700)) / max(1, points.count))
      }
    }
  }

  /// The map at `width` SVG units; no score is computed again.
  public func fitted(toWidth width: Double) -> DecisionMap {
    var plot = self
    plot.width = width
    return plot
  }

  /// The map with this share of the points, and shading of so much detail.
  public func thinned(to share: Double) -> DecisionMap {
    var plot = self
    plot.share = share
    return plot
  }

  private var data: FigureTable {
    FigureTable(points: points.map { ($0.name, $0.x, $0.y) }, x: xLabel, y: yLabel)
  }

  private func shading(in area: Box) -> DecisionShading {
    switch scores {
    case .binary(let grid): DecisionShading(grids: [grid], level: level, area: area)
    case .margins(let grids): DecisionShading(grids: grids, level: nil, area: area)
    }
  }

  private static func grid<Score>(
    _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, _ resolution: Int,
    _ score: (Double, Double) -> Score
  ) -> [[Score]] {
    precondition(
      resolution >= 2, "DecisionMap expects a resolution of at least 2; got \(resolution).")
    return Plane.grid(x, y, resolution, score)
  }
}

extension DecisionMap {
  private var alternative: String {
    var sentences = [
      Alternative.title("Decision map", x: "", y: "")
        + " \(xLabel) from \(Alternative.range([x.lowerBound, x.upperBound])), "
        + "\(yLabel) from \(Alternative.range([y.lowerBound, y.upperBound]))."
    ]
    switch scores {
    case .binary(let grid):
      let finite = grid.joined().filter(\.isFinite)
      let above = finite.count { $0 >= level }
      if finite.isEmpty {
        sentences.append("No finite score.")
      } else {
        sentences.append(
          "Scores from \(Alternative.range(finite)); "
            + "\(Self.percent(above, of: finite.count)) of the area lies above "
            + "\(Alternative.number(level)).")
      }
    case .margins(let grids):
      let area = grids.first?.joined().count ?? 0
      sentences += grids.prefix(10).enumerated().map { kind, grid in
        let share = Self.percent(grid.joined().count { $0 > 0 }, of: area)
        return "Class \(kind) wins in \(share) of the area."
      }
    }
    sentences += points.prefix(10).map { Alternative.points(name: $0.name, x: $0.x, y: $0.y) }
    return sentences.joined(separator: " ")
  }

  private static func percent(_ part: Int, of whole: Int) -> String {
    NumberText.fixed(Double(part) / Double(max(1, whole)) * 100, places: 0) + " %"
  }
}
