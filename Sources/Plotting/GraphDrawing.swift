/// A directed graph from left to right: computation graphs with the values that flow forward and
/// the gradients that flow back.
///
///     GraphDrawing(
///       nodes: [GraphNode("x"), GraphNode("y"), GraphNode("product", "×", shape: .circle)],
///       edges: [
///         GraphEdge("x", "product", value: "−2", gradient: "5"),
///         GraphEdge("y", "product", value: "5", gradient: "−2"),
///       ])
///
/// An edge that closes a cycle, as recurrence does, is curved back below the graph.
public struct GraphDrawing: Plot, Sendable {
  /// The operations and values of the graph; their ids must differ.
  public var nodes: [GraphNode]
  /// The arrows; both ends must be ids of `nodes`.
  public var edges: [GraphEdge]

  /// A graph whose node ids differ and whose edges end at such ids; other input stops the program.
  public init(nodes: [GraphNode], edges: [GraphEdge]) {
    let ids = Set(nodes.map(\.id))
    precondition(ids.count == nodes.count, "GraphDrawing expects nodes with different ids.")
    for edge in edges {
      precondition(
        ids.contains(edge.from) && ids.contains(edge.to),
        "GraphDrawing has no node for an end of the edge from \(edge.from) to \(edge.to).")
    }
    self.nodes = nodes
    self.edges = edges
  }
}

extension GraphDrawing {
  /// The figure: nodes in layers that edges cross rightward, unless they close a cycle.
  public var drawing: Drawing {
    guard !nodes.isEmpty else { return .empty("Graph", width: 480) }
    let layout = layout
    return Drawing(
      width: layout.width, height: layout.height, alternative: alternative, data: data
    ) { writer in
      for (curve, edge) in zip(layout.curves, edges) { curve.draw(edge, into: &writer) }
      for (node, center) in zip(nodes, layout.centers) { node.draw(into: &writer, at: center) }
      for (curve, edge) in zip(layout.curves, edges) { curve.drawLabels(edge, into: &writer) }
    }
  }

  /// The space that the labels of edges take.
  package var labelBoxes: [Box] { zip(layout.curves, edges).compactMap { $0.labelBox($1) } }

  /// Where nodes and edges go.
  private struct Layout {
    var centers: [Position]
    var curves: [EdgeCurve]
    var width: Double
    var height: Double
  }

  private var layout: Layout {
    let index = Dictionary(uniqueKeysWithValues: zip(nodes.map(\.id), nodes.indices))
    let ends = edges.map { (from: index[$0.from] ?? 0, to: index[$0.to] ?? 0) }
    let layering = GraphLayering(heights: nodes.map(\.size.height), edges: ends)
    let (centers, width) = columns(layering)
    let hasReturns = layering.isBackward.contains(true)
    let tops = layering.places.map { $0.y - $0.height / 2 }
    let bottoms = layering.places.map { $0.y + $0.height / 2 }
    // Labels of edges may stand above the topmost node.
    let shift = 20 - (tops.min() ?? 0)
    let height = (bottoms.max() ?? 0) + shift + (hasReturns ? 52 : 20)
    func center(_ place: Int) -> Position {
      Position(centers[layering.places[place].layer], layering.places[place].y + shift)
    }
    var curves = edges.indices.map { number in
      let route = layering.routes[number].map(center)
      let (from, to) = (nodes[ends[number].from], nodes[ends[number].to])
      guard !layering.isBackward[number] else {
        return EdgeCurve(returning: route, from: from, to: to, bottom: height - 8)
      }
      // Labels stand where the edge has fewer others beside it.
      let leaving = ends.count { $0.from == ends[number].from }
      let arriving = ends.count { $0.to == ends[number].to }
      return EdgeCurve(
        through: route, from: from, to: to, run: labelWidth(edges[number]),
        labels: leaving > arriving ? .target : .source)
    }
    // Labels keep off the nodes and off each other.
    var taken = nodes.enumerated().map { number, node in
      let (center, size) = (center(number), node.size)
      return Box(
        left: center.x - size.width / 2, top: center.y - size.height / 2,
        right: center.x + size.width / 2, bottom: center.y + size.height / 2)
    }
    // Those that may stay where edges run straight come first; the others go where there is room.
    var waiting: [Int] = []
    for number in edges.indices {
      guard let box = curves[number].labelBox(edges[number]) else { continue }
      if taken.contains(where: box.intersects) { waiting.append(number) } else { taken.append(box) }
    }
    for number in waiting {
      curves[number].placeLabels(of: edges[number], avoiding: taken)
      if let box = curves[number].labelBox(edges[number]) { taken.append(box) }
    }
    return Layout(
      centers: nodes.indices.map(center), curves: curves, width: width, height: height)
  }

  /// The centre of each layer, with room between layers for the labels of the edges.
  private func columns(_ layering: GraphLayering) -> (centers: [Double], width: Double) {
    var centers: [Double] = []
    var right = 4.0
    for (number, layer) in layering.layers.enumerated() {
      let widest =
        layer.compactMap { layering.places[$0].node }.map { nodes[$0].size.width }.max() ?? 0
      if number > 0 {
        let labels = edges.indices.filter { edge in
          let places = layering.routes[edge].map { layering.places[$0].layer }
          return places.first == number - 1 || places.last == number
        }
        let widestLabel = labels.map { labelWidth(edges[$0]) }.max() ?? 0
        // Where edges fan out and in again, labels need room along the bends.
        let isDense = labels.contains { edge in
          !layering.isBackward[edge] && labelWidth(edges[edge]) > 0
            && edges.count { $0.from == edges[edge].from } > 1
            && edges.count { $0.from == edges[edge].from }
              == edges.count { $0.to == edges[edge].to }
        }
        right += 40 + widestLabel * (isDense ? 4.5 : 1)
      }
      centers.append(right + widest / 2)
      right += widest
    }
    return (centers, right + 4)
  }

  /// The length of the straight run that carries an edge's labels.
  private func labelWidth(_ edge: GraphEdge) -> Double {
    let widest = [edge.value, edge.gradient].map {
      TextWidth.estimate($0, size: TextSize.tick)
    }.max()
    return widest.map { $0 > 0 ? $0 + 10 : 0 } ?? 0
  }

  /// A row an arrow.
  private var data: FigureTable {
    let names = Dictionary(uniqueKeysWithValues: nodes.map { ($0.id, $0.label) })
    return FigureTable(columns: ["from", "to", "value", "gradient"], count: edges.count) { index in
      let edge = edges[index]
      return [
        names[edge.from] ?? edge.from, names[edge.to] ?? edge.to, edge.value, edge.gradient,
      ]
    }
  }

  private var alternative: String {
    let names = Dictionary(uniqueKeysWithValues: nodes.map { ($0.id, $0.label) })
    let parts = edges.prefix(30).map { edge in
      var text = "\(names[edge.from] ?? edge.from) to \(names[edge.to] ?? edge.to)"
      if !edge.value.isEmpty { text += ", value \(edge.value)" }
      if !edge.gradient.isEmpty { text += ", gradient \(edge.gradient)" }
      return text
    }
    let details = nodes.filter { !$0.value.isEmpty || !$0.gradient.isEmpty }.prefix(30).map {
      node in
      node.label + (node.value.isEmpty ? "" : " has value \(node.value)")
        + (node.gradient.isEmpty ? "" : " has gradient \(node.gradient)")
    }
    var text =
      "Graph of \(Alternative.count(nodes.count, "node")) and "
      + "\(Alternative.count(edges.count, "arrow"))"
    text += parts.isEmpty ? "." : ": \(parts.joined(separator: "; "))."
    if !details.isEmpty { text += " \(details.joined(separator: "; "))." }
    return text
  }
}
