internal import CZlib

/// Deflated bytes (RFC 1951), packed and unpacked by zlib, which is named in this file alone.
package enum Deflate {
  /// What unpacking found to be otherwise than announced.
  package enum Failure: Error { case damaged }

  /// Exactly `count` bytes, made of all of `packed`. No more than that is ever held, and unpacking
  /// stops at the first byte beyond.
  package static func unpacked(_ packed: ArraySlice<UInt8>, count: Int) throws(Failure) -> [UInt8] {
    var stream = z_stream()
    // Negative: no header and no checksum of zlib's own; 15 bits of window.
    guard
      inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { preconditionFailure("zlib \(ZLIB_VERSION) cannot be started: no memory is left.") }
    defer { inflateEnd(&stream) }
    // Grown as bytes come: that many were announced says nothing.
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var start = packed.startIndex
    while true {
      let status = packed[start...].withUnsafeBufferPointer { source in
        chunk.withUnsafeMutableBufferPointer { target in
          stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
          stream.avail_in = UInt32(clamping: source.count)
          stream.next_out = target.baseAddress
          stream.avail_out = UInt32(target.count)
          let given = stream.avail_in
          defer { start += Int(given - stream.avail_in) }
          return inflate(&stream, Z_NO_FLUSH)
        }
      }
      let made = chunk.count - Int(stream.avail_out)
      guard result.count + made <= count else { throw .damaged }
      result += chunk[..<made]
      if status == Z_STREAM_END { break }
      // Z_BUF_ERROR: all bytes are used up, and the end has not come.
      guard status == Z_OK else { throw .damaged }
    }
    guard result.count == count, start == packed.endIndex else { throw .damaged }
    return result
  }

  package static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    precondition(
      deflateInit2_(
        &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK, "zlib cannot be started: no memory is left.")
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    return [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      bytes.withUnsafeBufferPointer { source in
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(bound)
        precondition(deflate(&stream, Z_FINISH) == Z_STREAM_END, "zlib did not finish.")
      }
      count = bound - Int(stream.avail_out)
    }
  }

  /// The bytes as PNG holds them (RFC 1950): packed, with a header before and a sum behind.
  package static func stream(_ bytes: [UInt8]) -> [UInt8] {
    let sum = bytes.withUnsafeBufferPointer { adler32_z(1, $0.baseAddress, $0.count) }
    let last = stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: sum >> $0) }
    return [0x78, 0x9c] + packed(bytes) + last
  }

  /// The checksum that zip keeps of a file.
  package static func checksum(_ bytes: some Collection<UInt8>) -> UInt32 {
    let sum =
      bytes.withContiguousStorageIfAvailable { crc32_z(0, $0.baseAddress, $0.count) }
      ?? Array(bytes).withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }
    return UInt32(truncatingIfNeeded: sum)
  }
}
