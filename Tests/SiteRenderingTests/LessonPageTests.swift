import CourseModel
import SiteRendering
import Testing

@Suite struct LessonPageTests {
  @Test func `figures and tables are numbered by themselves through a lesson`() throws {
    let site = try TestSite()
    let figure = Output.figure(OutputFigure(svg: square, alternative: "A square."))
    let table = Output.table(OutputTable(columns: ["n"], rows: [["1"]], caption: "Numbers."))
    try site.render(
      lesson(
        blocks: [cell("a", index: 0, caption: "The first."), cell("b", index: 1)],
        results: [shows(figure, table), shows(figure)]))
    let page = try site.page("01-lesson.html")
    #expect(page.contains("id=\"figure-1\"") && page.contains("<b>Figure 1</b> The first."))
    #expect(page.contains("id=\"figure-2\"") && page.contains("<b>Figure 2</b></figcaption>"))
    #expect(page.contains("id=\"table-1\"") && page.contains("<b>Table 1</b> Numbers."))
    #expect(page.contains("role=\"img\" aria-label=\"A square.\""))
  }

  @Test func `a failure stands under its cell with the lesson's line and a caret`() throws {
    let site = try TestSite()
    let failure = CellFailure(
      kind: .compile, message: "The cell does not compile.", location: line(11, column: 13),
      diagnostics: [
        Diagnostic(.error, at: line(11, column: 13), "cannot find 'b' in scope", suggestion: "a")
      ])
    let rendered = try site.render(
      lesson(
        blocks: [cell("let a = 1\n  print(a + b)"), cell("print(a)", index: 1, at: 20)],
        results: [CellResult(status: .failed, failure: failure), .notRun]),
      lesson("02-second"))
    let page = try site.page("01-lesson.html")
    #expect(page.contains("<p class=\"diagnostic\">cannot find &#39;b&#39; in scope</p>"))
    #expect(page.contains("Lessons/01-lesson/Lesson.md:11"))
    #expect(page.contains("print(a + b)<span aria-hidden=\"true\">\n          ^</span>"))
    #expect(page.contains("<mark class=\"fault\">  "))
    #expect(page.contains("Not run: an earlier cell failed."))
    #expect(page.contains("A cell of this lesson failed: <a href=\"#cell-1\">"))
    #expect(rendered.pages.contains("02-second.html"))
  }

  @Test func `a training log is folded behind its curve, and a short text is not`() throws {
    let site = try TestSite()
    let log = Output.text((1...30).map { "epoch \($0)\n" }.joined())
    let curve = Output.figure(OutputFigure(svg: square, alternative: "A falling curve."))
    try site.render(
      lesson(
        blocks: [cell("train()"), cell("check()", index: 1, at: 20)],
        results: [shows(log, curve), shows(.text("done\n"), curve)]))
    let page = try site.page("01-lesson.html")
    let figure = try #require(page.range(of: "A falling curve."))
    let folded = try #require(page.range(of: "<summary>30 lines printed</summary>"))
    #expect(figure.lowerBound < folded.lowerBound)
    #expect(page.contains("epoch 30"))
    #expect(page.contains("<pre class=\"output text\"><samp>done</samp></pre>"))
    #expect(!page.contains("1 lines printed"))
  }

  @Test func `an expected failure is content, not an alarm`() throws {
    let site = try TestSite()
    let failure = CellFailure(kind: .trap, message: "Index out of range", location: line(10))
    try site.render(
      lesson(
        blocks: [cell("[1][2]")],
        results: [CellResult(status: .failedAsExpected, failure: failure)]))
    let page = try site.page("01-lesson.html")
    #expect(page.contains("Stopped by a trap — as it should"))
    #expect(!page.contains("A cell of this lesson failed"))
  }

  @Test func `a hidden cell shows its outputs alone, a folded one its code on demand`() throws {
    let site = try TestSite()
    let hidden = Cell(index: 0, source: "secret()", location: line(5), visibility: .hidden)
    let folded = Cell(
      index: 1, id: "setup", source: "long()\nlonger()\n", location: line(9), visibility: .folded)
    let silent = Cell(index: 2, source: "nothing()", location: line(13), visibility: .hidden)
    try site.render(
      lesson(
        blocks: [.cell(hidden), .cell(folded), .cell(silent)],
        results: [shows(.value("42")), shows(), shows()]))
    let page = try site.page("01-lesson.html")
    #expect(!page.contains("secret") && !page.contains("nothing"))
    #expect(page.contains("<samp>42</samp>"))
    #expect(page.contains("id=\"cell-setup\""))
    #expect(page.contains("<summary>Code <span class=\"soft\">· 2 lines</span></summary>"))
    #expect(!page.contains("id=\"cell-3\""))
  }

  @Test func `long printed text keeps its first lines in sight`() throws {
    let site = try TestSite()
    let text = (1...100).map { "line \($0)\n" }.joined()
    try site.render(lesson(blocks: [cell("a")], results: [shows(.text(text))]))
    let page = try site.page("01-lesson.html")
    #expect(page.contains("line 12</samp>"))
    #expect(page.contains("<summary>88 more lines</summary>"))
    #expect(page.contains("line 100</samp>"))
  }

  @Test func `a page never carries a megabyte of one output`() throws {
    let site = try TestSite()
    let lines = String(repeating: "0123456789\n", count: 100_000)
    let line = String(repeating: "0123456789", count: 100_000)
    try site.render(
      lesson(blocks: [cell("a")], results: [shows(.text(lines), .text(line), .value(line))]))
    let page = try site.page("01-lesson.html")
    #expect(page.utf8.count < 250_000)
    #expect(page.contains("1089 kB more are left out here."))
  }

  @Test func `a gradient check shows each input's worst entry in scientific notation`() throws {
    let site = try TestSite()
    let report = GradientReport(
      rows: [
        .init(
          input: "w", entries: 6, worstIndex: [1, 2], analytic: -0.25, numeric: -0.2500001,
          relativeError: 2.13e-9, passed: true)
      ], tolerance: 1e-6, passed: true)
    try site.render(lesson(blocks: [cell("a")], results: [shows(.gradientReport(report))]))
    let page = try site.page("01-lesson.html")
    #expect(page.contains("tolerance 10<sup>−6</sup>"))
    #expect(
      page.contains(
        "<td class=\"number\">2.13 × 10<sup>−9</sup></td><td class=\"number\">−0.25</td>"))
    #expect(page.contains("<td class=\"number\">[1, 2]</td>"))
    #expect(page.contains("aria-label=\"passed\""))
  }

  @Test func `computed values stand in the prose, and missing ones show what was asked`() throws {
    let site = try TestSite()
    let values = (0...1).map {
      Prose.Fragment.value(
        InlineValue(index: $0, expression: "f(\($0))", location: line(1), cell: 0))
    }
    try site.render(lesson(blocks: [.prose(Prose(values))], values: [0: "97.3 %"]))
    let page = try site.page("01-lesson.html")
    #expect(page.contains(">97.3\u{A0}%</span>"))
    #expect(page.contains(">f(1)</code>") && !page.contains(">f(0)</code>"))
  }

  @Test func `the contents of the page list its sections`() throws {
    let site = try TestSite()
    let headings: [Block] = [
      .heading(level: 2, id: "one", Prose([.html("One <a href=\"https://a.org\"><em>b</em></a>")])),
      .heading(level: 3, id: "inner", Prose([.html("Inner")])),
      .heading(level: 2, id: "two", Prose([.html("Two")])),
    ]
    try site.render(lesson(blocks: headings))
    let page = try site.page("01-lesson.html")
    #expect(
      page.contains(
        """
        <ol>
        <li><a href="#one">One <em>b</em></a><ol>
        <li><a href="#inner">Inner</a></li>
        </ol></li>
        <li><a href="#two">Two</a></li>
        </ol>
        """))
    #expect(page.contains("<h3 id=\"inner\">"))
  }
}
