/// A named set of points of one class.
///
///     Points("class 0", points: [(0, 0), (1, 1)], color: .category(0), symbol: .circle)
///     Points("class 1", x: xs, y: ys)
///
/// Points that are not finite are left out.
public struct Points: Sendable, Hashable {
  /// The name in the legend; empty for no entry.
  public var name: String
  /// The horizontal coordinate of each point.
  public var x: [Double]
  /// The vertical coordinate of each point; as many as `x`.
  public var y: [Double]
  /// The meaning of the colour; `nil` takes the next category.
  public var color: ColorRole?
  /// The shape; `nil` takes the next one.
  public var symbol: PointSymbol?
  /// A word beside each point, or none.
  public var labels: [String]

  /// Points from as many `x` as `y`; `labels` go to the first of them in order.
  public init(
    _ name: String, x: [Double], y: [Double], color: ColorRole? = nil,
    symbol: PointSymbol? = nil, labels: [String] = []
  ) {
    precondition(
      x.count == y.count,
      "Points \"\(name)\" expects as many x as y values; got \(x.count) and \(y.count).")
    self.name = name
    self.x = x
    self.y = y
    self.color = color
    self.symbol = symbol
    self.labels = labels
  }

  /// Points as pairs of x and y; `labels` go to them in order.
  public init(
    _ name: String, points: [(Double, Double)], color: ColorRole? = nil,
    symbol: PointSymbol? = nil, labels: [String] = []
  ) {
    self.init(
      name, x: points.map(\.0), y: points.map(\.1), color: color, symbol: symbol, labels: labels)
  }
}

extension Points {
  /// The colour and shape that the set has as number `index` of a figure's sets.
  func style(_ index: Int) -> (color: ColorRole, symbol: PointSymbol) {
    (color ?? .category(index), symbol ?? .category(index))
  }

  /// Draws the points that lie in the axes' area.
  func draw(
    into writer: inout SVGWriter, axes: Axes, index: Int, budget: Int, opacity: Double = 1
  ) {
    let (color, symbol) = style(index)
    let border = axes.area.inset(by: -1)
    var labelled: [(Position, String)] = []
    var visible: [Position] = []
    for (offset, (atX, atY)) in zip(x, y).enumerated() {
      guard let position = axes.position(atX, atY), border.contains(position) else { continue }
      visible.append(position)
      if offset < labels.count { labelled.append((position, labels[offset])) }
    }
    let kept = Thinning.cloud(visible, budget: budget)
    let radius = kept.count <= 60 ? 5.5 : kept.count <= 250 ? 4.5 : kept.count <= 400 ? 3.5 : 1.6
    symbol.draw(
      kept, radius: radius, color: color, opacity: kept.count > 400 ? min(opacity, 0.6) : opacity,
      into: &writer)
    for (position, label) in labelled.prefix(60) {
      let isRight = position.x + 10 + TextWidth.estimate(label, size: TextSize.tick) < axes.width
      writer.label(
        label, at: Position(position.x + (isRight ? 10 : -10), position.y - 7),
        anchor: isRight ? .start : .end, halo: true)
    }
  }

  /// The legend's entry for the set.
  func legendEntry(_ index: Int) -> Legend.Entry {
    Legend.Entry(name: name, color: style(index).color, symbol: style(index).symbol)
  }
}
