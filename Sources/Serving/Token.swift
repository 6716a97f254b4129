import Foundation

/// The secret in a session's address: who does not know it gets nothing from the server.
///
/// The server runs code, so no other page in the browser and no other user of the machine may
/// reach it. The token is 128 random bits, drawn for each session; only a session that is started
/// again on the same port takes the former one, so that pages still open find their way back.
public struct Token: Sendable, Hashable {
  public let text: String

  init() {
    let words = (0..<2).map { _ in UInt64.random(in: 0 ... .max) }
    text = words.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Takes a text that was a token's, and no other.
  init?(_ text: String) {
    guard text.utf8.count == 32, text.utf8.allSatisfy(isDigit) else { return nil }
    self.text = text
  }

  /// Whether `other` is this token, in a time that does not tell how much of it is right.
  func matches(_ other: Substring) -> Bool {
    let own = Array(text.utf8)
    let given = Array(other.utf8.prefix(own.count + 1))
    var difference = own.count ^ given.count
    for index in own.indices {
      difference |= Int(own[index] ^ (index < given.count ? given[index] : 0))
    }
    return difference == 0
  }
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
}

/// The tokens of earlier sessions, a file a port that only its owner can read.
struct TokenStore {
  let folder: URL

  /// How many ports are remembered.
  private static let portsKept = 16

  /// The token that a session on this port had, or a new one.
  func token(forPort port: UInt16) -> Token {
    guard let text = try? String(contentsOf: file(port), encoding: .utf8) else { return Token() }
    return Token(text) ?? Token()
  }

  func remember(_ token: Token, port: UInt16) throws(ServingError) {
    let files = FileManager.default
    do {
      try files.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .unwritable(path: folder.path, reason: error.localizedDescription)
    }
    // Made anew, so that it is never readable by others, not even for a moment.
    unlink(file(port).path)
    let descriptor = open(file(port).path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else {
      throw .unwritable(path: file(port).path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    let bytes = Array(token.text.utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count else {
      throw .unwritable(path: file(port).path, reason: String(cString: strerror(errno)))
    }
    forgetOldest()
  }

  private func file(_ port: UInt16) -> URL { folder.appending(path: "\(port)") }

  private func forgetOldest() {
    let files =
      (try? FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: [.contentModificationDateKey])) ?? []
    let byAge = files.map { file in
      let values = try? file.resourceValues(forKeys: [.contentModificationDateKey])
      return (file: file, date: values?.contentModificationDate ?? .distantPast)
    }.sorted { $0.date > $1.date }
    for old in byAge.dropFirst(Self.portsKept) { try? FileManager.default.removeItem(at: old.file) }
  }
}
