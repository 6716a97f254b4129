import Foundation
import Processes

/// What a process prints: all of it counted, its first part kept.
struct Transcript {
  private var bytes: [UInt8] = []
  private var taken = 0
  private var count = 0

  /// Bytes that one run may print.
  static let limit = 1 << 20
}

extension Transcript {
  var isFull: Bool { count >= Self.limit }
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Reads what is there; `false` once nobody writes any more.
  mutating func drain(_ output: Descriptor) -> Bool {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while !isFull {
      let got = read(output.descriptor, &piece, piece.count)
      if got < 0 && errno == EINTR { continue }
      guard got > 0 else { return got < 0 && errno == EAGAIN }
      count += got
      bytes += piece[..<got]
    }
    return true
  }

  /// What came since the last time, without the addresses that are written after a trap.
  mutating func take() -> String {
    defer { taken = bytes.count }
    let text = String(decoding: bytes[taken...], as: UTF8.self)
    let ends = ["Current stack trace:\n", "gradus: stopped at "].compactMap { text.range(of: $0) }
    return String(text[..<(ends.map(\.lowerBound).min() ?? text.endIndex)])
  }
}
