import CourseModel
import Foundation
import Glibc

/// Derives the seed of a submission's inputs from what the exercise's policy names and from a secret
/// of this course's folder: who grades again meets the same inputs, and nobody else can tell them.
struct SeedSource {
  /// The course's folder.
  var course: String

  func seed(
    of exercise: Exercise, submission: String, student: String?
  ) throws(Ungraded) -> UInt64 {
    let key = try secret()
    switch exercise.seedPolicy {
    // The same on every machine: nothing of it is secret.
    case .fixed: return SipHash(key: (0, 0)).hash([exercise.name])
    case .submission: return SipHash(key: key).hash([exercise.name, submission])
    case .student: return SipHash(key: key).hash([exercise.name, student ?? ""])
    }
  }

  /// Drawn at the first use, and kept where only the course's owner reads it.
  private func secret() throws(Ungraded) -> (UInt64, UInt64) {
    let path = "\(course)/.gradus/secret"
    if let known = Self.read(path) { return known }
    try? FileManager.default.createDirectory(
      atPath: "\(course)/.gradus", withIntermediateDirectories: true)
    let drawn: (UInt64, UInt64) = (.random(in: 1 ... .max), .random(in: 1 ... .max))
    let unfinished = "\(path).\(getpid()).\(UInt32.random(in: 0 ... .max))"
    let file = open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .fault(FeedbackWording.cannotWrite(unfinished, errno)) }
    let text = Array("\(drawn.0) \(drawn.1)\n".utf8)
    let isWritten = write(file, text, text.count) == text.count
    close(file)
    defer { unlink(unfinished) }
    // Of several gradings that begin at once, the first one's secret is everybody's.
    guard isWritten, link(unfinished, path) == 0 || errno == EEXIST, let kept = Self.read(path)
    else { throw .fault(FeedbackWording.cannotWrite(path, errno)) }
    return kept
  }

  private static func read(_ path: String) -> (UInt64, UInt64)? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace).compactMap { UInt64($0) }
    return words.count == 2 ? (words[0], words[1]) : nil
  }
}

/// SipHash-2-4 (Aumasson and Bernstein, 2012): who does not know the key cannot tell a value from
/// others.
package struct SipHash {
  private let key: (UInt64, UInt64)

  package init(key: (UInt64, UInt64)) { self.key = key }

  /// Of several texts, none of which runs into the next.
  func hash(_ texts: [String]) -> UInt64 {
    hash(texts.flatMap { text in [UInt8](text.utf8) + [0xff] })
  }

  package func hash(_ bytes: [UInt8]) -> UInt64 {
    var v: (UInt64, UInt64, UInt64, UInt64) = (
      key.0 ^ 0x736f_6d65_7073_6575, key.1 ^ 0x646f_7261_6e64_6f6d,
      key.0 ^ 0x6c79_6765_6e65_7261, key.1 ^ 0x7465_6462_7974_6573
    )
    func round() {
      v.0 &+= v.1
      v.1 = rotated(v.1, 13) ^ v.0
      v.0 = rotated(v.0, 32)
      v.2 &+= v.3
      v.3 = rotated(v.3, 16) ^ v.2
      v.0 &+= v.3
      v.3 = rotated(v.3, 21) ^ v.0
      v.2 &+= v.1
      v.1 = rotated(v.1, 17) ^ v.2
      v.2 = rotated(v.2, 32)
    }
    func mix(_ word: UInt64) {
      v.3 ^= word
      round()
      round()
      v.0 ^= word
    }
    func word(_ part: ArraySlice<UInt8>) -> UInt64 {
      part.enumerated().reduce(0) { $0 | UInt64($1.element) << (8 * UInt64($1.offset)) }
    }
    let whole = bytes.count / 8 * 8
    for start in stride(from: 0, to: whole, by: 8) { mix(word(bytes[start..<start + 8])) }
    mix(word(bytes[whole...]) | UInt64(bytes.count & 0xff) << 56)
    v.2 ^= 0xff
    for _ in 0..<4 { round() }
    return v.0 ^ v.1 ^ v.2 ^ v.3
  }

  private func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 {
    word << count | word >> (64 - count)
  }
}
