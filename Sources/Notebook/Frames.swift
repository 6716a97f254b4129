import Glibc
import NN

/// The stream on which a cell's outputs leave it: one line of JSON a frame.
///
///     {"offset": 12, "output": {"value": {"_0": "3"}}}
///     {"offset": 12, "inline": {"index": 0, "value": "97.3 %"}}
///     {"offset": 12, "progress": {"step": 3, "of": 100}}
///
/// The offset says how many bytes the cell had printed before, so that prints and outputs are put
/// back in order. The output itself is JSON as `CourseModel.Output` decodes it.
struct Frames {
  /// An append-only file, or −1 where no kernel reads: then outputs are printed as text.
  var descriptor: Int32 = -1
  /// The last progress written, in whole percent.
  var progress = -1
  /// Live figures of this cell, by their ids.
  var liveFigures: [String: LiveFigure] = [:]

  /// The stream of this process. Cells run one after the other on one thread, and the kernel
  /// sets it before each.
  nonisolated(unsafe) static var current = Frames()

  var isOpen: Bool { descriptor >= 0 }
}

/// Tells the module where the next cell's frames go, and how many threads `NN` may use, where that
/// is above zero. The kernel calls it by its C name.
@_cdecl("gradus_notebook_open")
public func gradus_notebook_open(_ frames: Int32, _ threads: Int32) {
  Frames.current = Frames(descriptor: frames)
  if threads > 0 { threadCount = Int(threads) }
}

extension Frames {
  /// Writes a frame, after everything that the cell has printed so far.
  func write(_ kind: String, _ content: JSON) {
    // All streams: naming `stdout` alone is not safe to the compiler, being a variable of C.
    fflush(nil)
    let offset = max(0, lseek(STDOUT_FILENO, 0, SEEK_CUR))
    var line = "{\"offset\":\(offset),\"\(kind)\":\(content.text)}\n"
    line.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0 && errno == EINTR { continue }
        // Without its frames the cell's outputs would silently be incomplete.
        guard count > 0 else {
          fatalError("Notebook cannot write an output: \(String(cString: strerror(errno))).")
        }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
    }
  }
}
