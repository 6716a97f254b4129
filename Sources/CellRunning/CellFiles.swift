import CourseModel
import Foundation
import Processes

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

  init(_ folder: RunFolder, run: Int) {
    output = "\(folder.cells)/run-\(run).output"
    errors = "\(folder.cells)/run-\(run).errors"
    frames = "\(folder.cells)/run-\(run).frames"
    backtrace = Self.backtrace(in: folder)
  }

  /// The backtracer's file: the runtime reads its name once, when the kernel starts.
  static func backtrace(in folder: RunFolder) -> String { "\(folder.cells)/backtrace.json" }

  func remove() {
    for path in [output, errors, frames, backtrace] { unlink(path) }
  }

  /// Whether the backtracer has said, after all else, that it is done.
  var isBacktraceWritten: Bool {
    errorText.suffix(40).contains(" done ***")
  }

  /// Standard error's first mebibyte.
  var errorText: String {
    String(decoding: cellFile(errors)?.read(from: 0, count: 1 << 20) ?? [], as: UTF8.self)
  }

  /// Bytes printed so far.
  var printedBytes: Int {
    cellFile(output)?.size ?? 0
  }
}

/// Opens a file that cells write, to read it. What they put in its place, a link to a file of the
/// user's or a pipe that never ends, is not read.
func cellFile(_ path: String) -> Descriptor? {
  let file = Descriptor(open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC))
  var status = stat()
  guard file.descriptor >= 0, fstat(file.descriptor, &status) == 0,
    status.st_mode & S_IFMT == S_IFREG
  else { return nil }
  return file
}

extension Descriptor {
  var size: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// The bytes of a file from a place on, at most so many.
  func read(from start: Int, count: Int) -> [UInt8] {
    let count = min(count, size - start)
    guard count > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
      while done < count {
        let more = pread(
          descriptor, buffer.baseAddress! + done, count - done, off_t(start + done))
        if more <= 0 { break }
        done += more
      }
    }
  }
}
