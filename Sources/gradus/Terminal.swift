import Foundation
import Glibc

/// Where the tool speaks: results on standard output, progress and complaints on standard error.
enum Terminal {
  static let isInteractive = isatty(STDERR_FILENO) == 1 && getenv("TERM") != nil
  static let hasColor = isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil

  static func print(_ text: String) { write(text + "\n", to: .standardOutput) }

  static func complain(_ text: String) { write(text + "\n", to: .standardError) }

  /// Prints a value as JSON with sorted keys, for programs.
  static func print(json value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// Writes all of it at once, so that lines of several threads do not mix.
  static func write(_ text: String, to stream: FileHandle) {
    // Nobody reads any more (`gradus list | head -1`): there is nobody to tell, either.
    try? stream.write(contentsOf: Data(text.utf8))
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
      let bar =
        String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
      Terminal.write(
        "\r\u{1B}[K\(bar) \(done)/\(total) \(label.prefix(48))", to: .standardError)
      isDrawn = true
    }
  }

  /// Takes the line away, so that what follows starts on a clean one.
  func clear() {
    lock.withLock {
      if isDrawn { Terminal.write("\r\u{1B}[K", to: .standardError) }
      isDrawn = false
    }
  }
}
