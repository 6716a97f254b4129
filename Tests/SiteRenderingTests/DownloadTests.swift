import CourseModel
import Foundation
import SiteRendering
import Testing

/// What a reader takes away of a lesson.
@Suite struct DownloadTests {
  private static let source = """
    ---
    title: Lesson
    ---
    It is {= a } now.

    ```aside
    By the way.
    ```

    ```swift id=one
    let a = 1
    a
    ```

    ```swift fails=trap
    [1][2]
    ```

    ```exercise task
    ```
    """

  private var lesson: ExecutedLesson {
    let value = InlineValue(index: 0, expression: "a", location: line(4, column: 10), cell: 0)
    let cells = [
      Cell(
        index: 0, id: "one", source: "let a = 1\na\n", location: line(11), inlineValues: [value]),
      Cell(index: 1, source: "[1][2]\n", location: line(16), expectedFailure: .trap),
    ]
    var lesson = SiteRenderingTests.lesson(
      blocks: cells.map { .cell($0) },
      results: [
        shows(
          .text("printed\n"), .value("1"),
          .figure(OutputFigure(svg: square, alternative: "A square."))),
        CellResult(
          status: .failedAsExpected,
          failure: CellFailure(kind: .trap, message: "Index out of range")),
      ], values: [0: "one"])
    lesson.lesson.text = Self.source
    return lesson
  }

  @Test func `plain Markdown has values, outputs and no fence of ours`() throws {
    let site = try TestSite()
    try site.render(lesson)
    #expect(
      try site.page("downloads/01-lesson.md") == """
        # Lesson

        It is one now.

        > By the way.

        ```swift
        let a = 1
        a
        ```

        ```text
        printed
        ```

        ```text
        1
        ```

        > *Figure:* A square.

        ```swift
        [1][2]
        ```

        ```text
        Index out of range
        ```

        **Exercise:** `task`

        """)
  }

  @Test func `a notebook has cells in order with their outputs`() throws {
    struct Notebook: Decodable {
      struct Cell: Decodable {
        struct Output: Decodable { var output_type: String, data: [String: [String]]? }
        var id: String, cell_type: String, source: [String], outputs: [Output]?
      }
      var cells: [Cell], nbformat: Int, nbformat_minor: Int
    }
    let site = try TestSite()
    try site.render(lesson)
    let notebook = try JSONDecoder().decode(
      Notebook.self, from: Data(try site.page("downloads/01-lesson.ipynb").utf8))
    #expect(notebook.nbformat == 4 && notebook.nbformat_minor == 5)
    #expect(notebook.cells.map(\.cell_type) == ["markdown", "code", "code", "markdown"])
    #expect(notebook.cells[1].source == ["let a = 1\n", "a\n"])
    let outputs = notebook.cells[1].outputs ?? []
    #expect(outputs.map(\.output_type) == ["stream", "display_data", "display_data"])
    #expect(outputs[2].data?["image/svg+xml"]?.joined().contains("xmlns=") == true)
    #expect(outputs[2].data?["text/plain"] == ["[A square.]"])
    #expect(notebook.cells[2].outputs?.map(\.output_type) == ["error"])
    #expect(Set(notebook.cells.map(\.id)).count == 4)
  }

  @Test func `a page in one file asks for no other, and its policy names its own scripts`() throws {
    let site = try TestSite()
    try site.render(lesson, SiteRenderingTests.lesson("02-second", blocks: [formula("x^2")]))
    for name in ["01-lesson", "02-second"] {
      let page = try site.page("downloads/\(name).html")
      #expect(!page.contains(" src=\"assets") && !page.contains("<link rel=\"stylesheet\""))
      #expect(page.contains("script-src 'sha256-") && !page.contains("script-src 'self'"))
      #expect(!page.contains("href=\"index.html\"") && !page.contains("url(fonts/"))
    }
    #expect(try site.page("downloads/02-second.html").contains("url(data:font/woff2;base64,"))
  }

  @Test func `the downloads of one lesson alone are written when it changes`() throws {
    let site = try TestSite()
    try site.render(lesson, SiteRenderingTests.lesson("02-second"))
    var changed = lesson
    changed.values[0] = "uno"
    let written = try site.render(changed, SiteRenderingTests.lesson("02-second")).written
    #expect(Set(written) == ["downloads/01-lesson.md", "downloads/01-lesson.ipynb"])
  }
}
