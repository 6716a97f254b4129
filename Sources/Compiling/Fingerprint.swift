/// A short name for content: equal for equal content, in every process. FNV-1a, 128 bits.
///
/// It guards against accident, not malice: what is kept by these names is the author's own.
/// Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm", RFC 9923.
package struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  private var state: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d

  package init() {}

  package init(_ texts: [String], _ bytes: [UInt8] = []) {
    for text in texts { combine(text) }
    combine(bytes: bytes)
  }

  package mutating func combine(bytes: some Sequence<UInt8>) {
    for byte in bytes {
      state = (state ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013b
    }
  }

  /// Adds a text and its length, so that `ab` then `c` is not `a` then `bc`.
  package mutating func combine(_ text: String) {
    combine(bytes: text.utf8)
    combine(bytes: withUnsafeBytes(of: UInt64(text.utf8.count).littleEndian) { Array($0) })
  }

  /// A number below `count`, the same in every process: which of so many parts this belongs to.
  package func part(of count: Int) -> Int { Int(state % UInt128(count)) }

  /// 32 hexadecimal digits.
  package var description: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }
}
