/// A short name for a sequence of texts: equal for equal ones, in every process.
///
/// FNV-1a, twice with different starting values: 128 bits. It guards against accident, not malice.
package struct Fingerprint: CustomStringConvertible, Hashable, Sendable {
  private var words: [UInt64] = [0xcbf2_9ce4_8422_2325, 0x9e37_79b9_7f4a_7c15]

  package init(_ texts: [String], _ bytes: [UInt8] = []) {
    for text in texts {
      for byte in text.utf8 { add(byte) }
      // Tells ["ab", "c"] from ["a", "bc"].
      add(0xff)
    }
    for byte in bytes { add(byte) }
  }

  /// A number below `count`, the same in every process: which of so many parts this belongs to.
  package func part(of count: Int) -> Int { Int(words[0] % UInt64(count)) }

  private mutating func add(_ byte: UInt8) {
    for k in words.indices { words[k] = (words[k] ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  package var description: String {
    words.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
