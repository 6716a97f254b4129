import CZlib

/// Compressed bytes and their check sums, by zlib.
enum Deflate {
  /// The zlib stream of the bytes (RFC 1950), as PNG holds it.
  static func stream(_ bytes: [UInt8]) -> [UInt8] {
    var length = compressBound(uLong(bytes.count))
    var result = [UInt8](repeating: 0, count: Int(length))
    let status = compress2(&result, &length, bytes, uLong(bytes.count), 9)
    precondition(status == Z_OK, "zlib refuses \(bytes.count) bytes: \(status).")
    return Array(result.prefix(Int(length)))
  }

  /// The bare compressed data (RFC 1951), as ZIP holds it: the stream without header and sum.
  static func data(_ bytes: [UInt8]) -> [UInt8] { Array(stream(bytes).dropFirst(2).dropLast(4)) }

  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    UInt32(truncatingIfNeeded: crc32(0, bytes, uInt(bytes.count)))
  }
}
