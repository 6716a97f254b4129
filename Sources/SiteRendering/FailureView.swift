import CourseModel

/// How a cell failed: what happened, where in the lesson, and the line itself.
struct FailureView {
  let failure: CellFailure
  /// Marked `fails=`: the failure is what the cell teaches.
  let isExpected: Bool

  func html(in page: PageContext) -> HTML {
    // What the compiler says tells more than that it refuses.
    let saysMore = failure.kind == .compile && !failure.diagnostics.isEmpty
    var body: HTML = saysMore ? "" : "<p class=\"failure-message\">\(failure.message)</p>\n"
    if let location = failure.location, failure.diagnostics.isEmpty {
      body += excerpt(at: location, in: page)
    }
    if !failure.diagnostics.isEmpty {
      let items = failure.diagnostics.map { "<li>\(html(for: $0, in: page))</li>\n" as HTML }
      body += "<ul>\n\(items.joined())</ul>\n"
    }
    let heading: HTML = isExpected ? "\(title) — as it should" : "\(title)"
    return """
      <div class="failure\(isExpected ? " expected" : "")">
      <p class="failure-title">\(heading)</p>
      \(body)</div>\n
      """
  }

  private var title: String {
    switch failure.kind {
    case .compile: "Does not compile"
    case .trap: "Stopped by a trap"
    case .throw: "Throws an error"
    case .exit: "Ended the process"
    case .timeLimit, .cpuLimit: "Ran out of time"
    case .outputLimit: "Printed too much"
    case .memoryLimit: "Ran out of memory"
    case .interrupted: "Interrupted"
    case .expectation: "Does not hold"
    case .didNotFail: "Did not fail"
    }
  }

  private func html(for diagnostic: Diagnostic, in page: PageContext) -> HTML {
    let word: HTML = diagnostic.severity == .warning ? "warning: " : ""
    let suggestion: HTML =
      diagnostic.suggestion.map { "<p class=\"suggestion\">\($0)</p>\n" } ?? ""
    let notes = diagnostic.notes.map { note -> HTML in
      "<p class=\"note\">\(note.message)</p>\n\(excerpt(at: note.location, in: page))"
    }
    return """
      <p class="diagnostic">\(word)\(diagnostic.message)</p>
      \(excerpt(at: diagnostic.location, in: page))\(suggestion)\(notes.joined())
      """
  }

  /// `Lessons/…/Lesson.md:41`, and the line with a caret under the column.
  private func excerpt(at location: SourceLocation, in page: PageContext) -> HTML {
    let place: HTML = "<p class=\"place\">\(page.name(of: location))</p>\n"
    guard let line = page.sourceLine(at: location) else { return place }
    let indentation = line.prefix { $0 == " " || $0 == "\t" }
    let code = line.dropFirst(indentation.count)
    let before = location.column - 1 - indentation.utf8.count
    var caret = ""
    if location.column > 1, before >= 0, before <= code.utf8.count {
      let width = String(decoding: code.utf8.prefix(before), as: UTF8.self).count
      caret = "\n" + String(repeating: " ", count: width) + "^"
    }
    return """
      \(place)<pre class="excerpt"><code>\(code)<span aria-hidden="true">\(caret)</span>\
      </code></pre>\n
      """
  }
}
