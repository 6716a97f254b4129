import Foundation
import Plotting
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads XML and keeps what the tests ask about.
private final class MarkupReader: NSObject, XMLParserDelegate {
  var elements: [String: Int] = [:]
  var root: (name: String, attributes: [String: String])?
  var attributeNames: Set<String> = []
  /// All attribute values but the text alternative.
  var attributeValues: Set<String> = []
  var text = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if root == nil { root = (name, attributes) }
    elements[name, default: 0] += 1
    attributeNames.formUnion(attributes.keys)
    attributeValues.formUnion(attributes.filter { $0.key != "aria-label" }.values)
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}

private func read(_ drawing: Drawing) -> MarkupReader? {
  let parser = XMLParser(data: Data(drawing.svg.utf8))
  let reader = MarkupReader()
  parser.delegate = reader
  return parser.parse() ? reader : nil
}

/// Values that have no place in a drawing, among some that do.
private let wild: [Double] =
  [1, .nan, .infinity, -.infinity, 0, -0.0, .leastNonzeroMagnitude, 1.7e308, -1.7e308, 1e-300, -4]
  + noise(400).map { $0 * 3 - 1 } + [Double](repeating: .nan, count: 5)

@Suite struct DrawingTests {
  @Test func `a figure of a hundred thousand values is well-formed and below 60 kB`() throws {
    for (kind, plot) in figures(over: noise(100_000)) {
      let drawing = plot.drawing
      #expect(drawing.svg.utf8.count < 60_000, "\(kind)")
      let reader = try #require(read(drawing), "\(kind) is not well-formed")
      let isFramed = ["multiples", "many panels", "frames"].contains(kind)
      #expect(reader.root?.name == (isFramed ? "div" : "svg"))
      #expect(isFramed || reader.elements["svg"] == 1)
    }
  }

  @Test func `values that are not finite, or too large to place, are never written`() throws {
    for (kind, plot) in figures(over: wild) {
      let reader = try #require(read(plot.drawing), "\(kind) is not well-formed")
      for value in reader.attributeValues where !value.contains("font-family") {
        #expect(value.firstRange(of: /nan|inf/.ignoresCase()) == nil, "\(kind): \(value)")
      }
    }
  }

  @Test func `a figure without data says so`() throws {
    for (kind, plot) in figures(over: [])
    where ![
      "graph", "network", "multiples", "decision", "classes", "lying bars", "confusion", "field",
      "contours",
    ].contains(kind) {
      let drawing = plot.drawing
      let reader = try #require(read(drawing), "\(kind)")
      // A boundary line or a reference may remain; nothing else is drawn.
      #expect(reader.text.contains("no data to draw"), "\(kind)")
      #expect(drawing.alternative.contains("without data"), "\(kind)")
    }
  }

  @Test func `the data of a figure is a table of at most sixty rows, and says what it leaves out`()
  {
    for (kind, plot) in figures(over: noise(300)) {
      let data = plot.drawing.data
      #expect(!data.isEmpty, "\(kind)")
      #expect(data.rows.count <= 60, "\(kind)")
      #expect(data.rows.allSatisfy { $0.count == data.columns.count }, "\(kind)")
    }
    let data = LinePlot([Series("loss", (0..<119).map(Double.init))], x: "epoch").drawing.data
    #expect(data.columns == ["epoch", "loss"])
    #expect(data.rows.first == ["0", "0"] && data.rows[1] == ["2", "2"])
    #expect(data.rows.last == ["118", "118"])
    #expect(data.note == "60 of 119 rows, at equal steps.")
  }

  @Test func `names cannot break out of the markup`() throws {
    let hostile = "</text><script>alert('1')</script> & \" ]]> \u{0} \u{8}"
    for (kind, plot) in figures(over: noise(300), naming: hostile) {
      let reader = try #require(read(plot.drawing), "\(kind) is not well-formed")
      #expect(reader.elements["script"] == nil, "\(kind)")
      let alternative = try #require(reader.root?.attributes["aria-label"])
      #expect(!alternative.isEmpty)
    }
  }

  @Test func `the same values give the same bytes, and no ids to collide on a page`() throws {
    let (once, again) = (figures(over: noise(500)), figures(over: noise(500)))
    for (first, second) in zip(once, again) {
      #expect(first.plot.drawing == second.plot.drawing, "\(first.kind)")
      let reader = try #require(read(first.plot.drawing))
      #expect(reader.attributeNames.isDisjoint(with: ["id", "onload", "href"]), "\(first.kind)")
      #expect(reader.root?.attributes["role"] == "img", "\(first.kind)")
      #expect(reader.root?.attributes["aria-label"] == first.plot.drawing.alternative)
    }
  }

  @Test func `colours are the page's, with a fallback`() {
    let svg = LinePlot([Series("fit", [1, 2], color: .fit)]).drawing.svg
    #expect(svg.contains("stroke=\"var(--plot-fit,#"))
    for line in svg.split(separator: "\"") where line.hasPrefix("#") {
      Issue.record("\(line) is a colour that no page can change")
    }
    #expect(ColorRole.category(9).css == ColorRole.category(1).css)
  }
}
