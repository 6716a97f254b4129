import CourseModel
import SiteRendering
import Testing

@Suite struct NumberingTests {
  private func reference(
    _ target: String, _ word: String?, in other: String? = nil, at place: Int = 1
  ) -> Block {
    .prose(
      Prose([
        .html("<p>"),
        .reference(
          CrossReference(target: target, lesson: other, word: word, location: line(place))),
        .html(word == nil ? "here</a></p>" : "</a></p>"),
      ]))
  }

  private func labelled(_ tex: String, _ label: String) -> Block {
    .prose(
      Prose([
        .mathematics(Mathematics(tex: tex, isDisplay: true, location: line(1), label: label))
      ]))
  }

  private static let figure = Output.figure(OutputFigure(svg: square, alternative: "A square."))
  private static let table = Output.table(OutputTable(columns: ["n"], rows: [["1"]]))

  private func cell(_ id: String, _ index: Int, caption: String? = nil) -> Block {
    .cell(Cell(index: index, id: id, source: "a", location: line(9), caption: caption))
  }

  @Test func `references say the numbers that the page shows, forwards and backwards`() throws {
    let site = try TestSite()
    let rendered = try site.render(
      lesson(
        blocks: [
          reference("fig-loss", "figure"), reference("eq-b", "Equation"),
          reference("tab-loss", "table"), reference("fig-first", nil),
          labelled("a", "eq-a"), labelled("b", "eq-b"),
          cell("first", 0), cell("loss", 1, caption: "It <falls>."),
        ], results: [shows(Self.figure), shows(Self.table, Self.figure)]))
    #expect(rendered.diagnostics == [])
    let page = try site.page("01-lesson.html")
    #expect(page.contains("<a class=\"reference\" href=\"#fig-loss\">Figure\u{A0}2</a>"))
    #expect(page.contains("<figure class=\"output figure\" id=\"fig-loss\">"))
    #expect(page.contains("<b>Figure 2</b>"))
    #expect(page.contains("href=\"#eq-b\">Equation\u{A0}(2)</a>"))
    #expect(page.contains("id=\"eq-b\"") && page.contains("equation-number\">(2)</span>"))
    #expect(page.contains("href=\"#tab-loss\">Table\u{A0}1</a>"))
    #expect(page.contains("id=\"tab-loss\"") && page.contains("It &lt;falls&gt;."))
    #expect(page.contains("href=\"#fig-first\">here</a>"))
  }

  @Test func `a cell that shows no such thing is the author's error, and no number`() throws {
    let site = try TestSite()
    let blocks = [cell("loss", 0, caption: "Numbers."), reference("fig-loss", "figure", at: 20)]
    let found = try site.render(lesson(blocks: blocks, results: [shows(Self.table)])).diagnostics
    #expect(found.map(\.message) == ["the cell `loss` shows no figure"])
    #expect(found[0].location == line(20) && found[0].suggestion == "did you mean `#tab-loss`?")
    let failed = CellResult(status: .failed)
    #expect(try site.render(lesson(blocks: blocks, results: [failed])).diagnostics == [])
  }

  @Test func `another lesson's number is kept up to date`() throws {
    let site = try TestSite()
    let pointing = lesson(
      "02-second", blocks: [reference("fig-loss", "figure", in: "01-lesson")])
    func first(_ figures: Int) -> ExecutedLesson {
      lesson(
        blocks: [cell("more", 0), cell("loss", 1)],
        results: [
          CellResult(status: .succeeded, outputs: Array(repeating: Self.figure, count: figures)),
          shows(Self.figure),
        ])
    }
    try site.render(first(0), pointing)
    #expect(try site.page("02-second.html").contains("html#fig-loss\">Figure\u{A0}1 of lesson 1"))
    #expect(try site.render(first(1), pointing).written.contains("02-second.html"))
    #expect(try site.page("02-second.html").contains("html#fig-loss\">Figure\u{A0}2 of lesson 1"))
  }

  @Test func `line numbers are no part of the code`() throws {
    let site = try TestSite()
    let listing = Listing(
      language: "text", source: "one\ntwo\n", location: line(3), caption: "Two lines.",
      label: "lst-two", numbersLines: true)
    try site.render(lesson(blocks: [.listing(listing)]))
    let page = try site.page("01-lesson.html")
    let (one, two) = ("<span class=\"line\">one</span>", "<span class=\"line\">two</span>")
    #expect(page.contains("\(one)\n\(two)</code>"))
    #expect(page.contains("id=\"lst-two\"") && page.contains("<b>Listing 1</b> Two lines."))
  }

  @Test func `a drawing that could act is shown as an image`() throws {
    let site = try TestSite()
    try site.write("x", to: "Lessons/01-lesson/a.svg")
    func figure(_ svg: String) -> Block {
      .figure(
        DrawnFigure(
          file: "a.svg", svg: svg, alternative: "A \"wire\"", caption: Prose([.html("c")])))
    }
    try site.render(lesson(blocks: [figure("<?xml version=\"1.0\"?>\n<!-- a -->\n" + square)]))
    #expect(try site.page("01-lesson.html").contains("aria-label=\"A &quot;wire&quot;\"><svg"))
    #expect(!site.exists("files/01-lesson/a.svg"))
    try site.render(lesson(blocks: [figure("<svg><script>alert(1)</script></svg>")]))
    let page = try site.page("01-lesson.html")
    #expect(page.contains("<img src=\"files/01-lesson/a.svg\" alt=\"A &quot;wire&quot;\""))
    #expect(!page.contains("alert") && site.exists("files/01-lesson/a.svg"))
  }
}
