import Plotting

/// One figure of each kind over `values`, for tests of what all figures have in common.
func figures(
  over values: [Double], naming name: String = "a name"
) -> [(kind: String, plot: any Plot)] {
  let x = values.indices.map(Double.init)
  let pairs = Array(zip(x, values))
  let square = stride(from: 0, to: values.count - 99, by: 100).map { Array(values[$0..<$0 + 100]) }
  func value(_ index: Int) -> Double { values.isEmpty ? .nan : values[index % values.count] }
  return [
    ("line", LinePlot([Series(name, values), Series("other", x: values, y: x)], x: name, y: name)),
    (
      "logarithmic",
      LinePlot(
        [Series(name, values, marks: true)], x: name, y: name, xScale: .logarithmic,
        yScale: .logarithmic, references: [.horizontal(1e-6, name), .vertical(3, name)])
    ),
    (
      "scatter",
      ScatterPlot(
        [Points(name, points: pairs), Points("other", x: values, y: x)],
        lines: [
          PlotLine(name, points: pairs, marks: true, arrow: true),
          .boundary(value(0), value(1), bias: value(2), name),
        ], x: name, y: name, equalUnits: true)
    ),
    (
      "decision",
      DecisionMap(x: 0...1, y: 0...1, points: [Points(name, points: pairs)]) { x, y in
        value(Int(x * 64 * 65 + y * 64))
      }
    ),
    (
      "classes",
      DecisionMap(x: 0...1, y: 0...1, points: [Points(name, points: pairs)]) { x, y in
        [value(Int(x * 64 * 65 + y * 64)), value(Int(y * 64 * 65 + x * 64)), 0.2]
      }
    ),
    ("heat", Heatmap(square, rows: [name], columns: [name, "b"], x: name, y: name)),
    (
      "bars",
      BarChart(
        values.prefix(5000).map { (name, $0) }, x: name, y: name,
        errors: values.prefix(5000).map { $0 / 2 })
    ),
    ("lying bars", BarChart([(name + name + name, value(0)), (name, value(1))], x: name, y: name)),
    (
      "images",
      ImageGrid(square, height: 10, width: 10, labels: square.map { _ in name }, columns: 6)
    ),
    (
      "graph",
      GraphDrawing(
        nodes: [
          GraphNode("a", name, value: name), GraphNode("b", shape: .circle), GraphNode("c"),
        ],
        edges: [
          GraphEdge("a", "b", value: name, gradient: name), GraphEdge("b", "c"),
          GraphEdge("a", "c"), GraphEdge("c", "a", value: name), GraphEdge("b", "b"),
        ])
    ),
    (
      "network",
      NetworkDrawing(
        [2, 30, 1], labels: [[name, name]], biases: [(0..<30).map(value), [value(0)]],
        titles: [name])
    ),
    (
      "bands",
      LinePlot(
        [Series(name, x: x, y: values, spread: values.map { abs($0) / 3 })], x: name, y: name)
    ),
    (
      "histogram",
      Histogram(
        [Histogram.Sample(name, values), Histogram.Sample("other", values.map { $0 * 2 })],
        x: name)
    ),
    (
      "rows",
      Histogram(
        [Histogram.Sample(name, values), Histogram.Sample("other", values.map { $0 * 2 })],
        x: name, layout: .rows)
    ),
    (
      "confusion",
      ConfusionMatrix(
        (0..<20).map { row in (0..<20).map { row == $0 ? 90 : $0 % 3 } },
        classes: (0..<20).map { "\(name) \($0)" }, predicted: name, truth: name)
    ),
    (
      "field",
      VectorField(x: -1...1, y: -1...1, paths: [PlotLine(name, points: pairs, marks: true)]) {
        x, y in (x * value(0), value(1) - y)
      }
    ),
    (
      "contours",
      ContourPlot(
        x: 0...1, y: 0...1, paths: [PlotLine(name, points: pairs), PlotLine(name, points: pairs)]
      ) { x, y in x * y + value(Int(x * 73 * 72 + y * 72)) }
    ),
    (
      "grouped bars",
      GroupedBarChart(
        values.prefix(5000).map { _ in name },
        [
          BarSet(name, Array(values.prefix(5000)), errors: values.prefix(5000).map { $0 / 2 }),
          BarSet("other", values.prefix(5000).map { -$0 }),
        ], x: name, y: name)
    ),
    (
      "frames",
      Animation(
        step: name,
        (0..<60).map { step in
          LinePlot(
            [Series(name, values.prefix(5000).map { $0 * Double(step) })], x: name, y: name)
        })
    ),
    (
      "many panels",
      SmallMultiples(
        (0..<9).map { _ in
          ScatterPlot([Points(name, points: Array(pairs.prefix(10_000)))], x: name, y: name)
        })
    ),
    (
      "multiples",
      SmallMultiples(
        [
          LinePlot([Series(name, values)], x: name),
          DecisionMap(x: 0...1, y: 0...1) { x, y in x * value(0) - y },
        ], columns: 2, titles: [name, name])
    ),
  ]
}

/// Numbers that look random and are the same everywhere.
func noise(_ count: Int) -> [Double] {
  var state: UInt64 = 42
  return (0..<count).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / Double(1 << 53)
  }
}
