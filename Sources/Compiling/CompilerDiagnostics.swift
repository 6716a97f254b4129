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
    return explained(diagnostics.filter { seen.insert($0).inserted })
  }

  /// Where the compiler asks for a bug report, another of its errors says what is wrong; and where
  /// none does, its reader can do something better than report it.
  private static func explained(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    func isSpeechless(_ diagnostic: Diagnostic) -> Bool {
      diagnostic.severity == .error
        && diagnostic.message.hasPrefix("failed to produce diagnostic for expression")
    }
    if diagnostics.contains(where: { $0.severity == .error && !isSpeechless($0) }) {
      return diagnostics.filter { !isSpeechless($0) }
    }
    return diagnostics.map { diagnostic in
      guard isSpeechless(diagnostic) else { return diagnostic }
      var plain = diagnostic
      plain.message = "the compiler cannot say what is wrong with this expression"
      plain.suggestion = "compute its parts one by one, each with a name and a type"
      return plain
    }
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
