/// A short name for a sequence of texts: equal for equal ones, in every process.
///
/// FNV-1a, twice with different starting values: 128 bits. It guards against accident, not malice.
struct Fingerprint: CustomStringConvertible {
  private var words: [UInt64] = [0xcbf2_9ce4_8422_2325, 0x9e37_79b9_7f4a_7c15]

  init(_ texts: [String]) {
    for text in texts {
      for byte in text.utf8 { add(byte) }
      // Tells ["ab", "c"] from ["a", "bc"].
      add(0xff)
    }
  }

  private mutating func add(_ byte: UInt8) {
    for k in words.indices { words[k] = (words[k] ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  var description: String {
    words.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
