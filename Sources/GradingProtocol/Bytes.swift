/// Collects a frame's payload: integers little-endian, texts and lists preceded by their length.
public struct ByteWriter {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func write(_ value: UInt8) { bytes.append(value) }

  public mutating func write<Integer: FixedWidthInteger>(_ value: Integer) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  public mutating func write(_ value: Double) { write(value.bitPattern) }

  public mutating func write(_ text: String) {
    let encoded = Array(text.utf8)
    write(UInt32(encoded.count))
    bytes += encoded
  }
}

/// Reads what a `ByteWriter` wrote, or throws: no byte sequence makes it crash, loop or reserve
/// more memory than the sequence itself is long.
public struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  public var remaining: Int { bytes.count - position }

  public mutating func read<Integer: FixedWidthInteger>(
    _ type: Integer.Type = Integer.self
  ) throws(FrameError) -> Integer {
    let size = Integer.bitWidth / 8
    guard remaining >= size else { throw .truncated }
    var value: Integer = 0
    withUnsafeMutableBytes(of: &value) { $0.copyBytes(from: bytes[position..<position + size]) }
    position += size
    return Integer(littleEndian: value)
  }

  public mutating func readDouble() throws(FrameError) -> Double {
    Double(bitPattern: try read())
  }

  /// Bytes that are not UTF-8 are replaced by U+FFFD.
  public mutating func readText() throws(FrameError) -> String {
    let count = Int(try read(UInt32.self))
    guard remaining >= count else { throw .truncated }
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }

  /// A number of items of which each takes at least `size` bytes.
  public mutating func readCount(size: Int = 1) throws(FrameError) -> Int {
    let count = Int(try read(UInt32.self))
    guard count <= remaining / size else { throw .truncated }
    return count
  }

  /// Nothing may follow a complete message.
  public func finish() throws(FrameError) {
    guard remaining == 0 else { throw .trailingBytes }
  }
}
