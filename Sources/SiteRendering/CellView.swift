import CourseModel

/// A cell in one frame with what it showed: code, outputs under it, a failure at the end.
struct CellView {
  let cell: Cell

  func html(in page: PageContext) -> HTML {
    let result = cell.index < page.results.count ? page.results[cell.index] : .notRun
    let code = code(failure: result.failure, in: page)
    let content: HTML = "\(code)\(shown(by: result, in: page))"
    let style = code.isEmpty ? "cell bare" : "cell"
    let frame: HTML = "<div class=\"\(style)\" id=\"\(cell.anchor)\""
    if page.site.isServed {
      return "\(frame) data-cell=\"\(cell.index)\">\n\(content)</div>\n"
    }
    // A hidden cell's failure is never hidden; a hidden cell that shows nothing leaves no trace.
    return content.isEmpty ? "" : "\(frame)>\n\(content)</div>\n"
  }

  /// What stands under the code.
  func shown(by result: CellResult, in page: PageContext) -> HTML {
    let outputs = OutputsView(outputs: result.outputs, caption: cell.caption, id: cell.id)
      .html(in: page)
    let failure = result.failure.map {
      FailureView(failure: $0, isExpected: result.status == .failedAsExpected).html(in: page)
    }
    let absence: HTML =
      result.status == .notRun
      ? "<p class=\"not-run\">Not run: an earlier cell failed.</p>\n" : ""
    return "\(outputs)\(failure ?? "")\(absence)"
  }

  private func code(failure: CellFailure?, in page: PageContext) -> HTML {
    let links = cell.index < page.links.count ? page.links[cell.index] : []
    let code = CodeView(
      source: cell.source, language: "swift", marked: marked(by: failure),
      numbersLines: cell.numbersLines, links: links)
    switch cell.visibility {
    case .shown: return code.html(in: page)
    case .hidden: return ""
    case .folded:
      let lines = cell.source.split(separator: "\n").count
      let size = lines == 1 ? "1 line" : "\(lines) lines"
      return """
        <details class="fold"><summary>Code <span class="soft">· \(size)</span></summary>
        \(code.html(in: page))</details>\n
        """
    }
  }

  /// The lines of the cell at which its failure points, from 0.
  private func marked(by failure: CellFailure?) -> Set<Int> {
    guard let failure else { return [] }
    let locations = [failure.location] + failure.diagnostics.map(\.location)
    return Set(
      locations.compactMap { location in
        guard let location, location.file == cell.location.file else { return nil }
        return location.line - cell.location.line
      })
  }
}

extension Cell {
  /// What a link to the cell names after `#`.
  package var anchor: String { "cell-\(id ?? String(index + 1))" }
}
