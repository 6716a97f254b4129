import Notebook
import Testing

@Suite struct ComputationGraphTests {
  @Test func `a graph made before the backward pass shows the gradients after it`() {
    let x = Tensor(-2, requiresGradient: true)
    let y = Tensor(5, requiresGradient: true)
    let z = Tensor(-4, requiresGradient: true)
    (x.name, y.name, z.name) = ("x", "y", "z")
    let f = (x + y) * z
    f.name = "f"
    let graph = ComputationGraph(of: f)
    #expect(!graph.drawing.alternative.contains("gradient"))
    f.backward()
    let alternative = graph.drawing.alternative
    for part in [
      "x to +, value −2, gradient −4", "y to +, value 5, gradient −4",
      "+ to ×, value 3, gradient −4", "z to ×, value −4, gradient 3",
      "× to f, value −12, gradient 1",
    ] {
      #expect(alternative.contains(part), "\(part) in: \(alternative)")
    }
  }

  @Test func `a long computation is drawn from its end, and fits a page`() {
    var value = Tensor(1, requiresGradient: true)
    for _ in 0..<500 { value = value * 1.01 }
    let svg = ComputationGraph(of: value).drawing.svg
    #expect(svg.utf8.count < 60_000)
    #expect(svg.matches(of: /×/).count >= 40)
  }

  @Test func `points of a tensor are split by class`() {
    let sets = Points.classes(
      Tensor([[0, 1], [2, 3], [4, 5]]), labels: [0, 1, 0], names: ["circles"])
    #expect(sets.map(\.name) == ["circles", "class 1"])
    #expect(sets.map(\.x) == [[0, 4], [2]])
    #expect(sets.map(\.y) == [[1, 5], [3]])
  }
}
