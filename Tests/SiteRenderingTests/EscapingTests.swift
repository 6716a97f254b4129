import CourseModel
import SiteRendering
import Testing

/// Words can never become markup: a page of hostile words has the tags of a page of tame ones.
@Suite struct EscapingTests {
  static let hostile = [
    "<script>alert(1)</script>", "\" onload=\"alert(1)", "' onload='x", "]]><!--",
    "&lt;b&gt;</pre>",
    "</code></pre></div><h1>", "{{body}}", "\\(x) $x$", "\u{0}\u{1B}[31m\u{FFFE}", "\r\n<b>",
  ]

  @Test(arguments: hostile)
  func `hostile words in every field leave the tags of a page as they are`(text: String) throws {
    let (tame, attacked) = (try pages(of: "word"), try pages(of: text))
    #expect(tame.keys.sorted() == attacked.keys.sorted())
    for (name, page) in tame {
      #expect(tags(of: page) == tags(of: attacked[name]!), "\(name)")
    }
    // The words are there, and as words.
    #expect(attacked["01-lesson.html"]!.contains(HTML("\(text)").markup))
  }

  /// Every page of a course that says `text` wherever it can say anything.
  private func pages(of text: String) throws -> [String: String] {
    let site = try TestSite()
    let location = line(3)
    let diagnostic = Diagnostic(
      .error, at: location, text, suggestion: text,
      notes: [.init(location: location, message: text)])
    let failure = CellFailure(
      kind: .trap, message: text, location: SourceLocation(file: text, line: 1),
      diagnostics: [diagnostic])
    let report = GradientReport(
      rows: [
        .init(
          input: text, entries: 1, worstIndex: [0], analytic: 1, numeric: 1, relativeError: 0,
          passed: true)
      ], tolerance: 1e-6, passed: false, diagnosis: text)
    let blocks: [Block] = [
      .prose(
        Prose([
          .value(InlineValue(index: 0, expression: text, location: location, cell: 0)),
          .value(InlineValue(index: 1, expression: text, location: location, cell: 0)),
        ])),
      .cell(Cell(index: 0, source: "let a = 1", location: line(3), caption: text)),
      .cell(Cell(index: 1, source: text, location: line(9), visibility: .folded)),
      .listing(Listing(language: text, source: text, location: location, reference: text)),
      .exercise(ExerciseReference(name: "task", location: location)),
      .exercise(ExerciseReference(name: text, location: location)),
    ]
    var page = lesson(
      title: text, blocks: blocks,
      results: [
        shows(
          .text(text), .value(text), .gradientReport(report),
          .table(OutputTable(columns: [text], rows: [[text]])),
          .figure(
            OutputFigure(
              svg: square, alternative: text, caption: text,
              data: OutputTable(columns: [text], rows: [[text]], caption: text))),
          .figure(OutputFigure(svg: "<svg>\(text)<p>", alternative: text)),
          .expectation(Expectation(claim: text, held: true, found: text))),
        CellResult(status: .failed, failure: failure),
      ],
      values: [0: text])
    page.lesson.summary = text
    page.lesson.goals = [text]
    page.lesson.part = text
    let exercise = Exercise(
      name: "task", lesson: "01-lesson", directory: text, title: text, points: 1, statement: [],
      hints: [[paragraph("hint")]], starter: text, allowedImports: [text])
    let rendered = try site.render(page, exercises: [exercise], title: text, subtitle: text)
    return try Dictionary(uniqueKeysWithValues: rendered.pages.map { ($0, try site.page($0)) })
  }
}

/// The tags of a page in order, each with the names of its attributes; colours of code left out.
private func tags(of page: String) -> [String] {
  var tags: [String] = []
  var tag = ""
  var quote: Character?
  var isInside = false
  for character in page {
    if !isInside {
      if character == "<" { (isInside, tag) = (true, "") }
    } else if let open = quote {
      if character == open { quote = nil }
    } else if character == "\"" || character == "'" {
      quote = character
    } else if character == ">" {
      isInside = false
      if !tag.hasPrefix("span"), !tag.hasPrefix("/span") { tags.append(tag) }
    } else {
      tag.append(character)
    }
  }
  return tags
}
