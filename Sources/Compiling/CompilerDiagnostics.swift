import CourseModel

/// Reads the compiler's messages from what it wrote to its standard error.
///
/// The compiler has no structured form of them; each begins on a line of its own,
/// `file:line:column: error: message`, whatever source lines follow it.
public enum CompilerDiagnostics {
  /// The errors and warnings of `text`, each with the notes that follow it.
  public static func parse(_ text: String) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for line in text.split(whereSeparator: \.isNewline) {
      guard let message = Message(line) else { continue }
      switch message.kind {
      case "error", "warning":
        diagnostics.append(
          Diagnostic(
            message.kind == "error" ? .error : .warning, at: message.location, message.text))
      default:
        guard let last = diagnostics.indices.last else { continue }
        diagnostics[last].notes.append(
          Diagnostic.Note(location: message.location, message: message.text))
      }
    }
    var seen: Set<Diagnostic> = []
    return diagnostics.filter { seen.insert($0).inserted }
  }
}

private struct Message {
  var location: SourceLocation
  var kind: String
  var text: String

  init?(_ line: Substring) {
    let place = #/(?<file>[^\s:][^:]*):(?<line>\d+):(?<column>\d+): /#
    guard let match = line.prefixMatch(of: place),
      let lineNumber = Int(match.line), let column = Int(match.column),
      let said = line[match.range.upperBound...].wholeMatch(of: /(error|warning|note): (.*)/)
    else { return nil }
    location = SourceLocation(file: String(match.file), line: lineNumber, column: column)
    kind = String(said.1)
    // Which group of diagnostics it belongs to, such as ` [#DeprecatedDeclaration]`.
    text = String(said.2).replacing(/\ \[#[\w-]+\]$/, with: "")
  }
}
