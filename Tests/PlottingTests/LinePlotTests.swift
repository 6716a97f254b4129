import Plotting
import Testing

/// The commands of the path drawn in a colour, split at its moves.
private func runs(_ drawing: Drawing, _ color: ColorRole) -> [Substring] {
  let marker = "\" stroke=\"\(color.css)\" stroke-width=\"2.2\""
  guard let end = drawing.svg.firstRange(of: marker)?.lowerBound else { return [] }
  let head = drawing.svg[..<end]
  guard let quote = head.lastIndex(of: "\"") else { return [] }
  return head[head.index(after: quote)...].split(separator: "M")
}

@Suite struct LinePlotTests {
  @Test func `a value that is not finite leaves a gap`() {
    let line = LinePlot([Series("", [1, 2, 3, .nan, 5, 6, .infinity, 4, 3], color: .fit)])
    #expect(runs(line.drawing, .fit).count == 3)
  }

  @Test func `a spike among a hundred thousand values is still drawn`() throws {
    var values = [Double](repeating: 0, count: 100_000)
    values[54_321] = 1
    let svg = LinePlot([Series("", values, color: .fit)], yRange: 0...1, height: 330).drawing.svg
    // The area is 10 … 304 high; the spike rises through all of it.
    #expect(svg.contains("-294") || svg.contains("-294.0"))
  }

  @Test func `a line beyond its range is cut at the border`() {
    let plot = LinePlot([Series("", [0, 100, 0], color: .fit)], yRange: 0...10)
    // It leaves and comes back: two parts.
    #expect(runs(plot.drawing, .fit).count == 2)
  }

  @Test func `names at line ends do not overlap`() throws {
    let plot = LinePlot((0..<6).map { Series("line \($0)", [0, 1 + Double($0) * 1e-3]) })
    let svg = plot.drawing.svg
    let places = try (0..<6).map { index in
      let label = try #require(svg.firstRange(of: ">line \(index)</text>")).lowerBound
      let start = try #require(svg[..<label].ranges(of: " y=\"").last).upperBound
      return try #require(Double(svg[start...].prefix { $0 != "\"" }))
    }
    for (a, b) in zip(places.sorted(), places.sorted().dropFirst()) { #expect(b - a >= 15) }
  }

  @Test func `values that are not positive have no place on a logarithmic axis`() {
    let plot = LinePlot([Series("loss", [1, 0, -1, 0.1])], yScale: .logarithmic)
    #expect(plot.drawing.alternative.contains("2 left out"))
    let none = LinePlot([Series("loss", [0, -1])], yScale: .logarithmic)
    #expect(none.drawing.alternative.contains("without data"))
  }
}
