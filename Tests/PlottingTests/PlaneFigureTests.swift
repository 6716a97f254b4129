import Plotting
import Testing

@Suite struct PlaneFigureTests {
  @Test func `levels are round, and by powers of ten where most of the area lies far below`() {
    let bowl = ContourPlot(x: -1...1, y: -1...1) { x, _ in x }
    #expect(
      bowl.drawing.alternative.contains(
        "Lines at −0.8, −0.6, −0.4, −0.2, 0, 0.2, 0.4, 0.6, 0.8."))
    let valley = ContourPlot(x: 0...1, y: 0...1) { x, _ in 1e4 * x * x * x * x * x * x * x * x }
    #expect(valley.drawing.alternative.contains("100, 1000"))
    #expect(valley.drawing.alternative.contains("lowest near (0, 0)"))
  }

  @Test func `a level line lies where the function has that value`() {
    // The level 0.3 of f(x, y) = x on a grid of 10 cells is the upright line at 3 cells.
    let contours = Contours(values: (0...10).map { _ in (0...10).map { Double($0) / 10 } })
    let line = contours.lines(at: 0.3).flatMap { $0 }
    #expect(line.count == 11)
    #expect(line.allSatisfy { abs($0.x - 3) < 1e-9 })
  }

  @Test func `the longest arrow is named, and paths that end together get a legend`() {
    let field = VectorField(
      x: -1...1, y: -1...1, arrows: 2,
      paths: [
        PlotLine("one", points: [(1, 1), (0, 0)]), PlotLine("two", points: [(-1, 1), (0, 0)]),
      ]
    ) { _, _ in (3, 4) }
    #expect(field.drawing.svg.contains("longest arrow: 5"))
    #expect(field.drawing.alternative.contains("4 arrows, lengths from 5 to 5"))
    // In the legend names are ink; at line ends they have the line's colour.
    #expect(!field.drawing.svg.contains("font-weight=\"600\""))
  }

  @Test func `a band is a mean and a sample's deviation`() {
    let line = Series("seeds", runs: [[1, 4], [3, 4]])
    #expect(line.y == [2, 4])
    // √(((1 − 2)² + (3 − 2)²) ∕ 1)
    #expect(line.spread.map { $0 * $0 }.map { ($0 * 1e12).rounded() / 1e12 } == [2, 0])
  }

  @Test func `labels of a dense graph cover neither each other nor nodes`() {
    let layers = (0..<3).flatMap { i in
      (0..<3).map { GraphEdge("i\(i)", "h\($0)", value: "1.\(i)\($0)5", gradient: "−0.\(i)25") }
    }
    let nodes = (0..<3).flatMap { [GraphNode("i\($0)"), GraphNode("h\($0)", shape: .circle)] }
    let boxes = GraphDrawing(nodes: nodes, edges: layers).labelBoxes
    #expect(boxes.count == 9)
    for (index, box) in boxes.enumerated() {
      #expect(!boxes[(index + 1)...].contains(where: box.intersects), "\(index)")
    }
  }
}
