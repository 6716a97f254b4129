/// One message on a pipe: its length, the run's nonce, its number, and its payload.
///
/// ```
/// length UInt32 | nonce UInt64 | number UInt32 | payload, length bytes      (little-endian)
/// ```
/// The nonce is drawn anew for each process, and a reply repeats the number of its call: bytes that
/// something else wrote to the descriptor do not pass for a reply.
public struct Frame: Sendable, Hashable {
  public var nonce: UInt64
  public var number: UInt32
  public var payload: [UInt8]

  /// Bytes of the longest payload that is read or written.
  public static let longestPayload = 16 << 20
  static let headerSize = 16

  public init(nonce: UInt64, number: UInt32, payload: [UInt8]) {
    self.nonce = nonce
    self.number = number
    self.payload = payload
  }

  /// The frame as it crosses.
  public var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.write(UInt32(payload.count))
    writer.write(nonce)
    writer.write(number)
    return writer.bytes + payload
  }
}

/// Bytes that are no message of this protocol.
public enum FrameError: Error, Sendable, Hashable {
  case truncated
  case trailingBytes
  case unknownTag(UInt8)
  case tooDeep
  case tooManyValues
  case badShape
  case tooLong(Int)
  /// The nonce or the number is not that of the call.
  case notAnAnswer
  /// The other side has gone.
  case closed
}

/// Makes frames of bytes that arrive in pieces.
public struct FrameAssembler: Sendable {
  private var bytes: [UInt8] = []

  public init() {}

  public mutating func append(_ piece: some Sequence<UInt8>) { bytes.append(contentsOf: piece) }

  /// The next complete frame, or `nil` until more bytes have come.
  /// - Throws: `FrameError.tooLong` as soon as a header announces a payload above the cap.
  public mutating func next() throws(FrameError) -> Frame? {
    guard bytes.count >= Frame.headerSize else { return nil }
    var header = ByteReader(Array(bytes[..<Frame.headerSize]))
    let length = Int(try header.read(UInt32.self))
    guard length <= Frame.longestPayload else { throw .tooLong(length) }
    let nonce = try header.read(UInt64.self)
    let number = try header.read(UInt32.self)
    let end = Frame.headerSize + length
    guard bytes.count >= end else { return nil }
    let payload = Array(bytes[Frame.headerSize..<end])
    bytes.removeFirst(end)
    return Frame(nonce: nonce, number: number, payload: payload)
  }
}
