import Archiving
import CourseModel
import SwiftSource

/// A learner's file, read without trusting it: a regular file, no link, of bounded size, in UTF-8.
struct SubmissionFile {
  /// The path as the learner gave it: where diagnostics point.
  var path: String
  var text: String

  /// Bytes of the longest file that is graded.
  static let sizeLimit = 256 << 10

  init(reading path: String) throws(Ungraded) {
    self.path = path
    let bytes: [UInt8]
    do {
      bytes = try UntrustedFile.bytes(at: path, limit: Self.sizeLimit)
    } catch {
      throw .ungradable(FeedbackWording.sentence(error, path))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .ungradable(FeedbackWording.isNotUTF8(path))
    }
    self.text = text
  }

  init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

extension SubmissionFile {
  /// Refuses imports that the exercise does not allow. The sandbox does not depend on this: it is
  /// said early because the compiler would say it less plainly.
  func checkImports(allowed: [String]) throws(Ungraded) {
    let allowed = allowed + ["Swift"]
    let source = UntrustedSource(text)
    if source.plainlyImports(only: allowed) { return }
    guard let imports = source.imports else {
      throw .fault(FeedbackWording.noMemory)
    }
    let refused = imports.filter { !allowed.contains($0.module) }
    guard !refused.isEmpty else { return }
    throw .ungradable(
      FeedbackWording.refusedImports(refused.map(\.module)),
      refused.map {
        Diagnostic(
          .error,
          at: SourceLocation(file: path, line: $0.position.line, column: $0.position.column),
          FeedbackWording.refusedImport($0.module),
          suggestion: FeedbackWording.allowedImports(allowed))
      })
  }
}
