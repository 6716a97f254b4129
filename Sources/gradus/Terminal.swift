import Foundation
import Glibc

/// Where the tool speaks: results on standard output, progress and complaints on standard error.
enum Terminal {
  static let isInteractive = isatty(STDERR_FILENO) == 1 && getenv("TERM") != nil
  static let hasColor = isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil

  static func print(_ text: String) { write(text + "\n", to: stdout) }

  static func complain(_ text: String) { write(text + "\n", to: stderr) }

  /// Prints a value as JSON with sorted keys, for programs.
  static func print(json value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  private static func write(_ text: String, to stream: UnsafeMutablePointer<FILE>) {
    fputs(text, stream)
    fflush(stream)
  }
}

/// One line that follows the work on a terminal, and nothing at all in a pipe.
final class ProgressLine: @unchecked Sendable {
  private let lock = NSLock()
  private var isDrawn = false

  /// Replaces the line: `[3/12] 05-mlp-backprop`, with a bar of the share done.
  func show(_ done: Int, of total: Int, _ label: String) {
    guard Terminal.isInteractive, total > 0 else { return }
    lock.withLock {
      let width = 24
      let filled = min(width, width * done / total)
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
      fputs("\r\u{1B}[K\(bar) \(done)/\(total) \(label.prefix(48))", stderr)
      fflush(stderr)
      isDrawn = true
    }
  }

  /// Takes the line away, so that what follows starts on a clean one.
  func clear() {
    lock.withLock {
      if isDrawn { fputs("\r\u{1B}[K", stderr) }
      fflush(stderr)
      isDrawn = false
    }
  }
}
