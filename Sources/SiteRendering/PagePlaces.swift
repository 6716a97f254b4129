import Foundation

/// What a written page offers to links, and where its own links lead: its ids and its addresses.
struct PagePlaces: Codable, Sendable, Equatable {
  private(set) var ids: [String] = []
  /// Those within the site, each once.
  private(set) var links: [String] = []

  /// Text of lessons is escaped, so what looks like an attribute here is one.
  init(of page: String) {
    var links: Set<String> = []
    let bytes = Array(page.utf8)
    var index = 0
    while index < bytes.count {
      // Every attribute follows a space.
      guard bytes[index] == UInt8(ascii: " ") else {
        index += 1
        continue
      }
      if let value = Self.value(of: "id=\"", in: bytes, at: index + 1) {
        ids.append(unescaped(value))
      } else if let value = Self.value(of: "href=\"", in: bytes, at: index + 1)
        ?? Self.value(of: "src=\"", in: bytes, at: index + 1)
      {
        let scheme = value.prefix { $0 != "/" && $0 != "#" && $0 != "?" }
        if !scheme.contains(":"), !value.isEmpty { links.insert(value) }
      }
      index += 1
    }
    self.links = links.sorted()
  }

  private static func value(of name: StaticString, in bytes: [UInt8], at start: Int) -> String? {
    let end = start + name.utf8CodeUnitCount
    guard end <= bytes.count else { return nil }
    for offset in 0..<name.utf8CodeUnitCount where bytes[start + offset] != name.utf8Start[offset] {
      return nil
    }
    guard let close = bytes[end...].firstIndex(of: UInt8(ascii: "\"")) else { return nil }
    return String(decoding: bytes[end..<close], as: UTF8.self)
      .replacingOccurrences(of: "&#39;", with: "'").replacingOccurrences(of: "&amp;", with: "&")
  }
}
