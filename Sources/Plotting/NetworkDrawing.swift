/// A fully connected network, layer by layer from left to right.
///
///     NetworkDrawing([2, 2, 1], labels: [["x₁", "x₂"], ["h₁", "h₂"], ["ŷ"]],
///       weights: [[[1, 1], [1, 1]], [[1, -2]]], biases: [[0, -1], [0]])
///
/// With weights, an edge's colour is the sign and its thickness the size of its weight; where edges
/// are few, each carries its number. A layer beyond eight units shows some of them.
public struct NetworkDrawing: Plot, Sendable {
  /// Units a layer, inputs first.
  public var layers: [Int]
  /// Names of units, a list a layer.
  public var labels: [[String]]
  /// One matrix [outputs][inputs] between each two layers, or none.
  public var weights: [[[Double]]]
  /// One list a layer after the first, or none.
  public var biases: [[Double]]
  /// A title above each layer.
  public var titles: [String]

  /// A network of so many units a layer; `weights` and `biases` start with the second layer.
  public init(
    _ layers: [Int], labels: [[String]] = [], weights: [[[Double]]] = [],
    biases: [[Double]] = [], titles: [String] = []
  ) {
    precondition(
      layers.allSatisfy { $0 > 0 }, "NetworkDrawing expects units in each layer; got \(layers).")
    for (index, matrix) in weights.enumerated() {
      precondition(
        index + 1 < layers.count && matrix.count == layers[index + 1]
          && matrix.allSatisfy { $0.count == layers[index] },
        "NetworkDrawing expects weights [outputs][inputs] for layers \(layers); "
          + "matrix \(index) has \(matrix.count) rows of \(matrix.first?.count ?? 0).")
    }
    for (index, bias) in biases.enumerated() {
      precondition(
        index + 1 < layers.count && bias.count == layers[index + 1],
        "NetworkDrawing expects a bias a unit after the first layer of \(layers); "
          + "list \(index) has \(bias.count).")
    }
    self.layers = layers
    self.labels = labels
    self.weights = weights
    self.biases = biases
    self.titles = titles
  }
}

extension NetworkDrawing {
  /// Small where units are many and have no names.
  private var radius: Double { isDense ? 13 : 19 }

  private var isDense: Bool { labels.isEmpty && (layers.max() ?? 0) > 4 }

  /// The figure: a layer beyond eight units shows its first four, its last two and their number.
  public var drawing: Drawing {
    guard !layers.isEmpty else { return .empty("Network", width: 480) }
    let shown = layers.map { Self.shown($0) }
    let most = shown.map(\.count).max() ?? 1
    let pitch = isDense ? 40 : most <= 3 ? 88.0 : most <= 5 ? 66 : 54
    let hasBiases = !biases.isEmpty
    let top = (titles.isEmpty ? 0.0 : 28) + radius + 4
    let height = top + Double(most - 1) * pitch + radius + (hasBiases ? 22 : 6)
    let names = labels.joined().map { TextWidth.estimate($0, size: TextSize.label) }
    let side = max(titles.isEmpty ? 26.0 : 44, (names.max() ?? 0) * 0.5 + 8)
    let step = min(190, max(110, (480 - 2 * side) / Double(max(1, layers.count - 1))))
    let width = 2 * side + step * Double(layers.count - 1)
    func center(_ layer: Int, _ row: Int) -> Position {
      let offset = Double(most - shown[layer].count) / 2
      return Position(side + step * Double(layer), top + (Double(row) + offset) * pitch)
    }
    return Drawing(width: width, height: height, alternative: alternative, data: data) { writer in
      writer.element("g", ["stroke-opacity": weights.isEmpty && isDense ? ".45" : "1"]) {
        drawEdges(shown, center, into: &$0)
      }
      drawNumbers(shown, center, into: &writer)
      for layer in layers.indices {
        for (row, unit) in shown[layer].enumerated() {
          drawUnit(layer, unit, at: center(layer, row), into: &writer)
        }
        guard layer < titles.count else { continue }
        writer.label(
          titles[layer], at: Position(center(layer, 0).x, TextSize.label), anchor: .middle,
          color: .muted, size: TextSize.label)
      }
    }
  }

  /// The units of a layer that are drawn; −1 stands for those left out.
  private static func shown(_ count: Int) -> [Int] {
    count <= 8 ? Array(0..<count) : [0, 1, 2, 3, -1, count - 2, count - 1]
  }

  private func drawEdges(
    _ shown: [[Int]], _ center: (Int, Int) -> Position, into writer: inout SVGWriter
  ) {
    let largest = weights.joined().joined().filter(\.isFinite).map(\.magnitude).max() ?? 0
    for edge in drawnEdges(shown) {
      let (start, end) = (center(edge.layer, edge.fromRow), center(edge.layer + 1, edge.toRow))
      guard edge.layer < weights.count else {
        writer.line(from: start, to: end, color: .muted)
        continue
      }
      let weight = weights[edge.layer][edge.to][edge.from]
      guard weight.isFinite else { continue }
      let share = largest > 0 ? weight.magnitude / largest : 0
      writer.line(
        from: start, to: end, color: weight < 0 ? .gradient : .value, width: 0.6 + 3.4 * share)
    }
  }

  /// Writes the weights near the units they come from, where edges do not cross yet.
  private func drawNumbers(
    _ shown: [[Int]], _ center: (Int, Int) -> Position, into writer: inout SVGWriter
  ) {
    var taken: [Box] = []
    for edge in drawnEdges(shown)
    where edge.layer < weights.count && shown[edge.layer].count * shown[edge.layer + 1].count <= 9 {
      let (start, end) = (center(edge.layer, edge.fromRow), center(edge.layer + 1, edge.toRow))
      let weight = weights[edge.layer][edge.to][edge.from]
      let text = NumberText.readable(weight, significant: 2)
      let width = TextWidth.estimate(text, size: TextSize.tick) * 1.06
      let places = [0.3, 0.24, 0.36, 0.68, 0.74, 0.62, 0.44, 0.56].map { share in
        Position(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share + 5)
      }
      let boxes = places.map {
        Box(
          left: $0.x - width / 2, top: $0.y - TextSize.tick + 1, right: $0.x + width / 2,
          bottom: $0.y + 2)
      }
      let free = boxes.firstIndex { box in !taken.contains(where: box.intersects) } ?? 0
      taken.append(boxes[free])
      writer.label(
        text, at: places[free],
        anchor: .middle, color: weight < 0 ? .gradient : .value, isBold: true, halo: true)
    }
  }

  private func drawnEdges(
    _ shown: [[Int]]
  ) -> [(layer: Int, fromRow: Int, from: Int, toRow: Int, to: Int)] {
    layers.indices.dropLast().flatMap { layer in
      shown[layer + 1].enumerated().filter { $0.element >= 0 }.flatMap { toRow, to in
        shown[layer].enumerated().filter { $0.element >= 0 }.map { fromRow, from in
          (layer, fromRow, from, toRow, to)
        }
      }
    }
  }

  private func drawUnit(
    _ layer: Int, _ unit: Int, at center: Position, into writer: inout SVGWriter
  ) {
    guard unit >= 0 else {
      writer.label(
        "⋮ \(layers[layer])", at: Position(center.x, center.y + 5), anchor: .middle,
        color: .muted, size: TextSize.label)
      return
    }
    writer.element(
      "circle",
      [
        "cx": SVGWriter.number(center.x), "cy": SVGWriter.number(center.y),
        "r": SVGWriter.number(radius), "fill": ColorRole.surface.css,
        "stroke": ColorRole.ink.css, "stroke-width": "1.6",
      ])
    if layer < labels.count, unit < labels[layer].count {
      writer.label(
        labels[layer][unit], at: Position(center.x, center.y + 5), anchor: .middle,
        size: TextSize.label, halo: true)
    }
    guard layer > 0, layer - 1 < biases.count else { return }
    let bias = biases[layer - 1][unit]
    writer.label(
      "b = " + NumberText.readable(bias, significant: 2),
      at: Position(center.x, center.y + radius + 16), anchor: .middle, color: .muted,
      halo: true)
  }

  /// A row a weight or bias; without them a row a layer.
  private var data: FigureTable {
    guard !weights.isEmpty || !biases.isEmpty else {
      return FigureTable(
        columns: ["layer", "units"],
        rows: layers.enumerated().map { [String($0.offset + 1), String($0.element)] })
    }
    let rows = layers.indices.dropFirst().flatMap { layer in
      (0..<layers[layer]).flatMap { unit in
        let name = unitName(layer, unit)
        let into =
          layer - 1 < weights.count
          ? weights[layer - 1][unit].enumerated().map { from, weight in
            [unitName(layer - 1, from), name, FigureTable.text(weight)]
          } : []
        let bias =
          layer - 1 < biases.count
          ? [["bias", name, FigureTable.text(biases[layer - 1][unit])]] : []
        return into + bias
      }
    }
    return FigureTable(columns: ["from", "to", "weight"], rows: rows)
  }

  private func unitName(_ layer: Int, _ unit: Int) -> String {
    layer < labels.count && unit < labels[layer].count
      ? labels[layer][unit] : "layer \(layer + 1) unit \(unit + 1)"
  }

  private var alternative: String {
    var text =
      "Network of \(Alternative.count(layers.count, "layer")) with "
      + "\(layers.map(String.init).joined(separator: ", ")) units."
    let all = weights.joined().joined()
    if all.count <= 24, !all.isEmpty {
      let matrices = weights.enumerated().map { index, matrix in
        let rows = matrix.map { "[\($0.map(Alternative.number).joined(separator: ", "))]" }
        return "weights into layer \(index + 2): \(rows.joined(separator: " "))"
      }
      text += " " + matrices.joined(separator: "; ") + "."
    } else if !all.isEmpty {
      text += " Weights from \(Alternative.range(Array(all)))."
    }
    return text
  }
}
