import CourseModel
import Foundation

/// The files that take what one run of a step writes.
struct CellFiles: Sendable {
  /// Standard output.
  var output: String
  /// Standard error: a trap's message, among others.
  var errors: String
  /// What `Notebook` wrote: one line of JSON a frame.
  var frames: String
  /// What the Swift runtime's backtracer wrote, where the run trapped.
  var backtrace: String

  init(folder: String, run: Int) {
    output = "\(folder)/run-\(run).output"
    errors = "\(folder)/run-\(run).errors"
    frames = "\(folder)/run-\(run).frames"
    backtrace = Self.backtrace(in: folder)
  }

  /// The backtracer's file: the runtime reads its name once, when the kernel starts.
  static func backtrace(in folder: String) -> String { "\(folder)/backtrace.json" }

  func remove() {
    for path in [output, errors, frames, backtrace] { unlink(path) }
  }

  /// Whether the backtracer has said, after all else, that it is done.
  var isBacktraceWritten: Bool {
    let end = FileManager.default.contents(atPath: errors)?.suffix(40) ?? Data()
    return String(decoding: end, as: UTF8.self).contains(" done ***")
  }

  /// Standard error's first mebibyte.
  var errorText: String {
    guard let file = FileHandle(forReadingAtPath: errors) else { return "" }
    defer { try? file.close() }
    return String(decoding: (try? file.read(upToCount: 1 << 20)) ?? Data(), as: UTF8.self)
  }

  /// Bytes printed so far.
  var printedBytes: Int {
    var status = stat()
    return stat(output, &status) == 0 ? Int(status.st_size) : 0
  }
}
