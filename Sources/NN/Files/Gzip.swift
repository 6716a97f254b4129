internal import CZlib

/// Files packed by `gzip` (RFC 1952), which zlib unpacks.
package enum Gzip {
  /// Whether the bytes begin as every gzip file does.
  static func isPacked(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b
  }

  /// The first `limit` bytes that come out, or all if there are fewer: a reader that knows from a
  /// header how many it needs never makes room for more.
  package static func unpacked(
    _ bytes: [UInt8], limit: Int, path: String
  ) throws(DataFileError) -> [UInt8] {
    var stream = z_stream()
    // 15 bits of window, and 16 more to ask for gzip's header.
    let version = ZLIB_VERSION
    guard inflateInit2_(&stream, 15 + 16, version, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { preconditionFailure("zlib \(version) cannot be started: no memory is left.") }
    defer { inflateEnd(&stream) }

    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var status = Z_OK
    var start = 0
    while result.count < limit && status == Z_OK {
      status = bytes[start...].withUnsafeBufferPointer { source in
        chunk.withUnsafeMutableBufferPointer { target in
          stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
          stream.avail_in = UInt32(clamping: source.count)
          stream.next_out = target.baseAddress
          stream.avail_out = UInt32(target.count)
          let given = stream.avail_in
          let status = inflate(&stream, Z_NO_FLUSH)
          start += Int(given - stream.avail_in)
          return status
        }
      }
      let made = chunk.count - Int(stream.avail_out)
      result.append(contentsOf: chunk[..<min(made, limit - result.count)])
      // A file may consist of several packed ones, one after the other.
      if status == Z_STREAM_END && start < bytes.count { status = inflateReset(&stream) }
    }
    guard status == Z_OK || status == Z_STREAM_END else {
      let found = status == Z_BUF_ERROR ? "an end inside them" : "damaged ones"
      throw DataFileError(path, expected: "whole gzip data", found: found)
    }
    return result
  }

  /// Packed bytes, as `gzip` would write them.
  package static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    precondition(
      deflateInit2_(
        &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        size) == Z_OK, "zlib cannot be started: no memory is left.")
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
}
