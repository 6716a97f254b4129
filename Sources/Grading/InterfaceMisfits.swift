import CourseModel
import SwiftSource

/// Says in the learner's terms why `Interface.swift` does not compile with their file: which of the
/// starter's declarations are missing from it, or look different.
struct InterfaceMisfits {
  var submission: SubmissionFile
  var starter: String
  var interface: String

  var diagnostics: [Diagnostic] {
    let source = UntrustedSource(submission.text)
    let own = source.functionSignatures
    var found: [Diagnostic] = []
    for wanted in functionSignatures(in: starter) where isUsed(wanted.name) {
      if own.contains(where: { $0.declaration == wanted.declaration }) { continue }
      let base = wanted.name.prefix { $0 != "(" }
      let similar =
        own.first { $0.name == wanted.name } ?? own.first { $0.name.hasPrefix("\(base)(") }
      found.append(
        Diagnostic(
          .error, at: location(similar?.position), FeedbackWording.mustDefine(wanted.declaration),
          suggestion: similar.map { FeedbackWording.definesInstead($0.declaration) }))
    }
    let names = source.declaredNames
    for wanted in declaredNames(in: starter)
    where wanted.kind != .function && isUsed(wanted.name)
      && !names.contains(where: { $0.name == wanted.name })
    {
      found.append(
        Diagnostic(.error, at: location(nil), FeedbackWording.mustDeclare(wanted.signature)))
    }
    for name in names where Self.reserved.contains(name.name) {
      found.append(
        Diagnostic(.error, at: location(name.position), FeedbackWording.nameIsTaken(name.name)))
    }
    return found
  }

  /// Names that `Interface.swift` and the program's entry use themselves.
  private static let reserved: Set<String> = [
    "interface", "Answerer", "Answering", "Function", "Record", "Crossing", "Value",
  ]

  private func isUsed(_ name: String) -> Bool {
    interface.contains(name.prefix { $0 != "(" })
  }

  private func location(_ position: SourcePosition?) -> SourceLocation {
    SourceLocation(
      file: submission.path, line: position?.line ?? 1, column: position?.column ?? 1)
  }
}
