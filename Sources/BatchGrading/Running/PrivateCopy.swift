import CourseModel
import Foundation

/// A submission's bytes in a file that nobody else writes, as long as this value lives: what is
/// graded is what was fingerprinted, whatever becomes of the upload.
final class PrivateCopy {
  let path: String
  private let folder: String

  init(of bytes: [UInt8], named name: String, in store: ResultStore) throws(WritingError) {
    try makeFolder(store.workFolder)
    var template = Array("\(store.workFolder)/\(getpid())-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw WritingError(path: store.workFolder, number: errno)
    }
    folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    path = "\(folder)/\(name)"
    try writeWhole(bytes, to: path, isDurable: false)
  }

  deinit {
    unlink(path)
    rmdir(folder)
  }
}

extension Report {
  /// The same, with a file called as its author calls it.
  func renaming(_ path: String, to name: String) -> Report {
    func renamed(_ text: String) -> String { text.replacing(path, with: name) }
    var report = self
    switch outcome {
    case .graded: break
    case .ungradable(let reason, let diagnostics):
      report.outcome = .ungradable(
        reason: renamed(reason),
        diagnostics: diagnostics.map {
          var moved = $0
          moved.location.file = renamed($0.location.file)
          moved.message = renamed($0.message)
          moved.notes = $0.notes.map {
            Diagnostic.Note(
              location: SourceLocation(
                file: renamed($0.location.file), line: $0.location.line,
                column: $0.location.column), message: renamed($0.message))
          }
          return moved
        })
    case .limitExceeded(let reason): report.outcome = .limitExceeded(reason: renamed(reason))
    case .graderFault(let reason): report.outcome = .graderFault(reason: renamed(reason))
    }
    return report
  }
}
