import Plotting
import Testing

@Suite struct AlternativeTests {
  @Test func `a line's alternative says where it starts, ends, and is lowest`() {
    let plot = LinePlot(
      [Series("held out", [2.3, 0.4, 0.25, .nan, 0.6])], x: "epoch", y: "loss",
      references: [.horizontal(0.1, "tolerance")])
    #expect(
      plot.drawing.alternative
        == "Line chart of loss against epoch. held out: 4 points, from 2.3 at 0 to 0.6 at 4, "
        + "lowest 0.25 at 2; 1 left out. Reference line tolerance at 0.1.")
  }

  @Test func `points are counted with their ranges`() {
    let plot = ScatterPlot(
      [Points("class 0", points: [(0, 1), (2, -1), (.nan, 0)])],
      lines: [.boundary(1, -2, bias: 0.5, "boundary")], x: "x₁", y: "x₂")
    #expect(
      plot.drawing.alternative
        == "Scatter plot of x₂ against x₁. class 0: 2 points, x from 0 to 2, y from −1 to 1. "
        + "Line boundary where x − 2y + 0.5 = 0.")
  }

  @Test func `a small matrix is read out, a map says how much lies above its level`() {
    #expect(
      Heatmap([[8, 1], [0, 9]], rows: ["a", "b"], columns: ["a", "b"], x: "read as", y: "true")
        .drawing.alternative
        == "Heat map of true against read as. 2 rows, 2 columns, values from 0 to 9. "
        + "Highest at row b, column b. By row: a: 8, 1; b: 0, 9.")
    let map = DecisionMap(x: 0...1, y: 0...1, resolution: 3) { x, _ in x > 0.5 ? 1 : 0 }
    #expect(map.drawing.alternative.contains("50 % of the area lies above 0.5."))
  }
}
