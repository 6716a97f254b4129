import CourseModel
import Foundation

/// Lines of a course file, each of which knows where it stands there.
///
/// The inside of an aside, a footnote or a table's cell is a `SourceText` too: it is parsed by
/// itself, and its locations are still those of the file.
struct SourceText {
  struct Line {
    var text: String
    /// The line of the file, from 1.
    var number: Int
    /// The column of the file at which the text begins, from 1.
    var column: Int
  }

  var file: String
  var lines: [Line]

  init(file: String, lines: [Line]) {
    self.file = file
    self.lines = lines
  }

  init(_ text: String, file: String) {
    self.file = file
    let lines = text.withPlainLineEnds.split(separator: "\n", omittingEmptySubsequences: false)
    self.lines = lines.enumerated().map { index, line in
      Line(text: String(line), number: index + 1, column: 1)
    }
  }

  /// The place in the file of a line and column of this text, both from 1.
  func location(line: Int, column: Int = 1) -> SourceLocation {
    guard lines.indices.contains(line - 1) else {
      let last = lines.last
      return SourceLocation(
        file: file, line: last?.number ?? 1,
        column: (last?.column ?? 1) + (last?.text.utf8.count ?? 0))
    }
    let found = lines[line - 1]
    return SourceLocation(file: file, line: found.number, column: found.column + column - 1)
  }

  var joined: String { lines.map(\.text).joined(separator: "\n") }
}

extension String {
  /// The text with `\n` for each end of a line, as CommonMark counts them.
  var withPlainLineEnds: String {
    guard utf8.contains(UInt8(ascii: "\r")) else { return self }
    return replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
  }

  var isBlank: Bool { utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

  /// Spaces and tabs removed from both ends.
  var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
