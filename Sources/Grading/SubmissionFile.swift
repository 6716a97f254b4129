import CourseModel
import Glibc
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
    // Opening a FIFO would wait for a writer, and a link may lead to somebody else's file.
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .ungradable(
        errno == ELOOP ? FeedbackWording.isLink(path) : FeedbackWording.cannotRead(path, errno))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .ungradable(FeedbackWording.isNoRegularFile(path))
    }
    guard status.st_size <= Self.sizeLimit else {
      throw .ungradable(FeedbackWording.isTooLong(path, limit: Self.sizeLimit))
    }
    // One byte more than allowed, in case the file grows meanwhile.
    var bytes = [UInt8](repeating: 0, count: Self.sizeLimit + 1)
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress! + count, $0.count - count)
      }
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw .ungradable(FeedbackWording.cannotRead(path, errno)) }
      if got == 0 { break }
      count += got
    }
    guard count <= Self.sizeLimit else {
      throw .ungradable(FeedbackWording.isTooLong(path, limit: Self.sizeLimit))
    }
    guard let text = String(validating: bytes[..<count], as: UTF8.self) else {
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
    let refused = imports(in: text).filter { !allowed.contains($0.module) }
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
