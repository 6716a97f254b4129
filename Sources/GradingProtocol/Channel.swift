import Glibc

/// Both directions of a child's conversation with the grader, on descriptors of their own.
///
/// Blocking: a child has nothing else to do. The grader's side has deadlines and is in `Grading`.
public final class Channel {
  private let reading: Int32
  private let writing: Int32
  private var assembler = FrameAssembler()

  /// The descriptors on which the grader starts both children: never 0, 1 or 2, which are the
  /// program's own.
  public static let readingDescriptor: Int32 = 3
  public static let writingDescriptor: Int32 = 4

  public init(
    reading: Int32 = Channel.readingDescriptor, writing: Int32 = Channel.writingDescriptor
  ) {
    self.reading = reading
    self.writing = writing
  }

  /// The next frame; `nil` when the grader has closed its end.
  public func receive() throws(FrameError) -> Frame? {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let frame = try assembler.next() { return frame }
      let count = read(reading, &piece, piece.count)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return nil }
      assembler.append(piece[..<count])
    }
  }

  public func send(_ frame: Frame) throws(FrameError) {
    guard frame.payload.count <= Frame.longestPayload else { throw .tooLong(frame.payload.count) }
    let bytes = frame.bytes
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(writing, $0.baseAddress! + start, $0.count - start)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .closed }
      start += count
    }
  }
}
