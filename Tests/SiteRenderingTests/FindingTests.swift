import CourseModel
import Foundation
import SiteRendering
import Testing

/// The pages and links that lead a reader to what is sought.
@Suite struct FindingTests {
  static let documentation = Documentation(
    modules: [
      .init(
        name: "NN",
        types: [
          DocumentedType(
            symbol: symbol(.class, "Linear", summary: "A <em>layer</em>."),
            members: [symbol(.typeMethod, "Linear", "make(_:)"), symbol(.property, "Linear", "w")]),
          DocumentedType(symbol: symbol(.class, "Tensor")),
        ],
        functions: [
          symbol(.function, "exp(_:)"), symbol(.function, "mean(_:)", topic: "A"),
          symbol(.function, "mean(of:)", topic: "B"), symbol(.function, "relu(_:)", topic: "A"),
        ])
    ], version: "1")

  private static func symbol(
    _ kind: DocumentedSymbol.Kind, _ path: String..., topic: String = "Layers", summary: String = ""
  ) -> DocumentedSymbol {
    DocumentedSymbol(
      kind: kind, module: "NN", path: path, anchor: path.last!, topic: topic,
      declaration: [DeclarationPiece("\(path.last!)<b>")],
      comment: DocumentationComment(summary: Prose([.html(summary)])))
  }

  private func links(_ source: String, declared: Set<String> = []) -> [String] {
    SymbolLinks(table: SymbolTable(Self.documentation)).links(in: source, declared: declared)
      .map(\.address.description)
  }

  @Test func `a name in a cell leads to its documentation only if it can mean nothing else`() {
    #expect(links("Linear(1)\nrelu(x)") == ["NN.Linear", "NN.functions-a#relu(_:)"])
    #expect(links("Linear.make(2); Linear.w") == ["NN.Linear", "NN.Linear#make(_:)"])
    #expect(links("relu(x); relu(y)") == ["NN.functions-a#relu(_:)"], "once a cell")
    #expect(links("mean(of: x)") == ["NN.functions-b#mean(of:)"], "the labels tell")
    #expect(links("let f = mean") == [], "which of the two?")
    #expect(links("exp(1.0)") == [], "the C library's, perhaps")
    #expect(links("relu(x)", declared: ["relu"]) == [], "the lesson's own")
    #expect(links("let relu = 1; relu") == [], "the cell's own")
    #expect(links("relu(slope: 1)") == [], "no such function")
  }

  @Test func `cells, symbols and lessons lead to each other`() throws {
    let site = try TestSite()
    try site.render(
      lesson(blocks: [cell("let é = relu(Linear(2))")], results: [shows()]),
      documentation: Self.documentation)
    let page = try site.page("01-lesson.html")
    #expect(page.contains(#"<a class="function" href="NN.functions-a.html#relu(_:)">relu</a>("#))
    #expect(page.contains(#"<a class="type" href="NN.Linear.html">Linear</a>"#))
    #expect(
      try site.page("NN.Linear.html").contains(#"Used in <a href="01-lesson.html#cell-1">lesson 1"#)
    )
    #expect(
      try site.page("symbols.html").contains(
        #"<a href="01-lesson.html#cell-1" aria-label="Lesson 1,"#))
    let reference = try site.page("reference.html")
    #expect(reference.contains(#"<a href="NN.Linear.html#make(_:)">Linear</a>"#))
    #expect(!reference.contains("<b>"))
    #expect(try site.page("NN.Linear.html").contains("make(_:)&lt;b&gt;"))
  }

  @Test func `a change is rendered where it shows and nowhere else`() throws {
    let site = try TestSite()
    let before = lesson(blocks: [cell("relu(x)")], results: [shows()])
    try site.render(before, documentation: Self.documentation)
    #expect(try site.render(before, documentation: Self.documentation).written == [])
    let after = lesson(blocks: [cell("Tensor(x)")], results: [shows()])
    let written = try site.render(after, documentation: Self.documentation).written
    #expect(
      written.sorted().filter { !$0.hasPrefix("downloads/") } == [
        "01-lesson.html", "NN.Tensor.html", "NN.functions-a.html", "assets/search-index.js",
        "symbols.html",
      ])
  }

  @Test func `a term leads to the glossary with its definition to preview`() throws {
    let site = try TestSite()
    let link = #"<a href="glossary:epoch" class="term" id="term.epoch">epoch</a>"#
    let term = Glossary.Term(
      id: "epoch", name: "epoch", definition: [paragraph("One <em>pass</em> &amp; \"more\".")],
      uses: [.init(lesson: "01-lesson", anchor: "term.epoch"), .init(lesson: "gone", anchor: "a")],
      location: line(1))
    try site.render(
      lesson(title: "First", blocks: [paragraph(link)]), glossary: Glossary(terms: [term]))
    #expect(
      try site.page("01-lesson.html").contains(
        #"<a href="glossary.html#epoch" data-preview="One pass &amp; &quot;more&quot;." class="term""#
      ))
    #expect(
      try site.page("glossary.html").contains(
        #"Introduced in lesson 1, <a href="01-lesson.html#term.epoch">First</a></p>"#))
  }

  @Test(arguments: EscapingTests.hostile)
  func `the search index holds any words, and no markup`(text: String) throws {
    let site = try TestSite()
    let blocks: [Block] = [
      .heading(level: 2, id: "a", Prose([.html(HTML("\(text)").markup)])),
      paragraph("<em>b</em> &lt;c&gt;"),
    ]
    try site.render(lesson(title: text, blocks: blocks))
    let script = try site.page("assets/search-index.js")
    #expect(!script.contains("<"))
    let json = script.dropFirst("gradusSearch.take(".count).dropLast(3)
    struct Entry: Decodable { var title: String, units: [[String]] }
    let pages = try JSONDecoder().decode([Entry].self, from: Data(json.utf8))
    #expect(pages[0].title == text)
    #expect(pages[0].units[1][2] == "b <c>")
  }

  @Test func `the map puts lessons below what they build on, and draws no line that follows`() {
    let lessons = [
      ("a", []), ("b", ["a"]), ("c", ["a"]), ("d", ["b", "c", "a"]), ("e", ["d", "a", "gone"]),
      ("f", ["a"]), ("g", ["f", "e"]),
    ]
    let map = LessonMap(lessons.map { (name: $0.0, requires: $0.1) })
    #expect(map.lines.map { $0.from + $0.to } == ["ab", "ac", "bd", "cd", "de", "af", "fg", "eg"])
    let places = Dictionary(uniqueKeysWithValues: map.places.map { ($0.name, $0) })
    for line in map.lines { #expect(places[line.from]!.y < places[line.to]!.y) }
    #expect(map.lines[6].bends.count == 2, "around the layers between")
    for (index, place) in map.places.enumerated() {
      #expect(place.x - LessonMap.nodeWidth / 2 >= 0)
      #expect(place.x + LessonMap.nodeWidth / 2 <= map.width)
      for other in map.places[..<index] where other.y == place.y {
        #expect(abs(other.x - place.x) >= LessonMap.nodeWidth)
      }
    }
    #expect(LessonMap(lessons.map { (name: $0.0, requires: $0.1) }).places == map.places)
  }
}
