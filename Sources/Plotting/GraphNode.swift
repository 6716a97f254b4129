/// A node of a drawn graph: an operation in a circle or a value in a box.
///
///     GraphNode("x", value: "−2")
///     GraphNode("product", "×", shape: .circle)
public struct GraphNode: Sendable, Hashable {
  /// The outline of a node: a box with rounded corners or a circle; both grow with their text.
  public enum Shape: Sendable, Hashable { case box, circle }

  /// The name by which edges refer to it; unique in the graph.
  public var id: String
  /// The first line, in bold.
  public var label: String
  /// A second line in the colour of values.
  public var value: String
  /// A third line in the colour of gradients.
  public var gradient: String
  /// The outline; `.box` by default.
  public var shape: Shape
  /// The colour of the outline, `.ink` by default; the text keeps its own colours.
  public var color: ColorRole

  /// A node that edges call `id`; it shows `label`, or `id` if that is `nil`, and the lines given.
  public init(
    _ id: String, _ label: String? = nil, value: String = "", gradient: String = "",
    shape: Shape = .box, color: ColorRole = .ink
  ) {
    self.id = id
    self.label = label ?? id
    self.value = value
    self.gradient = gradient
    self.shape = shape
    self.color = color
  }
}

/// An arrow of a drawn graph, with what flows along it.
///
///     GraphEdge("x", "product", value: "−2", gradient: "5")
public struct GraphEdge: Sendable, Hashable {
  /// The id of the node where the arrow starts.
  public var from: String
  /// The id of the node where the arrow's head is.
  public var to: String
  /// Above the arrow, in the colour of values.
  public var value: String
  /// Below the arrow, in the colour of gradients.
  public var gradient: String
  /// The colour of the arrow, `.muted` by default; its labels keep their own colours.
  public var color: ColorRole
  /// Whether the arrow is broken into dashes; `false` by default.
  public var dashed: Bool

  /// An arrow from one node's id to another's; an empty `value` or `gradient` is not written.
  public init(
    _ from: String, _ to: String, value: String = "", gradient: String = "",
    color: ColorRole = .muted, dashed: Bool = false
  ) {
    self.from = from
    self.to = to
    self.value = value
    self.gradient = gradient
    self.color = color
    self.dashed = dashed
  }
}

extension GraphNode {
  private static let lineHeight = TextSize.tick + 3

  private var lines: [(text: String, color: ColorRole)] {
    [(label, .ink), (value, .value), (gradient, .gradient)].filter { !$0.0.isEmpty }
  }

  /// The size of the node's outline.
  var size: (width: Double, height: Double) {
    let widest = lines.map { TextWidth.estimate($0.text, size: TextSize.label) }.max() ?? 0
    let height = max(1, Double(lines.count)) * Self.lineHeight
    if shape == .circle {
      let diameter = max(36, (widest * widest + height * height).squareRoot() + 6)
      return (diameter, diameter)
    }
    return (max(34, widest + 20), height + 14)
  }

  func draw(into writer: inout SVGWriter, at center: Position) {
    let (width, height) = size
    let isCircle = shape == .circle
    writer.element(
      "rect",
      [
        "x": SVGWriter.number(center.x - width / 2), "y": SVGWriter.number(center.y - height / 2),
        "width": SVGWriter.number(width), "height": SVGWriter.number(height),
        "rx": SVGWriter.number(isCircle ? width / 2 : 7), "fill": ColorRole.surface.css,
        "stroke": color.css, "stroke-width": "1.6",
      ])
    let top = center.y - Double(lines.count - 1) * Self.lineHeight / 2
    for (index, line) in lines.enumerated() {
      writer.label(
        line.text,
        at: Position(
          center.x, top + Double(index) * Self.lineHeight + TextSize.label * 0.35),
        anchor: .middle, color: line.color, size: TextSize.label, isBold: index == 0)
    }
  }
}
