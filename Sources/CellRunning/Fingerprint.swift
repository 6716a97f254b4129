import Foundation

/// A 128-bit hash that names content in the cache: FNV-1a.
///
/// Neither Swift's library nor any library that this project needs has a cryptographic hash, and
/// none is wanted: the cache is the author's own, and accidents, not attacks, are to be told
/// apart. Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm", RFC 9923.
struct Fingerprint: Hashable, Sendable {
  private var state: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d

  init() {}

  mutating func combine(bytes: some Sequence<UInt8>) {
    for byte in bytes {
      state = (state ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013b
    }
  }

  /// Adds a text and its length, so that `ab` then `c` is not `a` then `bc`.
  mutating func combine(_ text: String) {
    combine(bytes: text.utf8)
    combine(bytes: withUnsafeBytes(of: UInt64(text.utf8.count).littleEndian) { Array($0) })
  }

  /// Adds a file's content.
  mutating func combine(contentsOf path: String) throws(CellRunningError) {
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
      data.withUnsafeBytes { combine(bytes: $0) }
      combine("\(data.count)")
    } catch {
      throw .storage("\(path): \(error.localizedDescription)")
    }
  }

  /// 32 hexadecimal digits.
  var text: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }
}
