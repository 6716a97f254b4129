import Compiling
import Testing

/// What is made of the compiler's own words.
@Suite struct CompilerDiagnosticsTests {
  private static let speechless =
    "a.swift:3:9: error: failed to produce diagnostic for expression; please submit a bug report"

  @Test func `an error that explains stands alone, with its notes`() {
    let found = CompilerDiagnostics.parse(
      """
      \(Self.speechless) (https://swift.org/contributing/#reporting-bugs)
      3 | let y = full[...0] + rest
      a.swift:3:22: error: cannot convert 'Int' to 'Double' [#TypeMismatch]
      a.swift:1:5: note: declared here
      """)
    #expect(found.map(\.message) == ["cannot convert 'Int' to 'Double'"])
    #expect(found.first?.notes.map(\.message) == ["declared here"])
  }

  @Test func `where the compiler gives up, the reader is told what to do`() {
    let found = CompilerDiagnostics.parse(Self.speechless)
    #expect(
      found.map(\.message) == ["the compiler cannot say what is wrong with this expression"])
    #expect(found.first?.suggestion?.contains("one by one") == true)
    #expect(found.first?.location.line == 3)
  }
}
