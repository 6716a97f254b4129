import CProcess
import Glibc

/// An owned file descriptor: closed once, at the latest when nobody holds it any more.
public final class Descriptor: @unchecked Sendable {
  public private(set) var descriptor: Int32

  public init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close() }

  public func close() {
    if descriptor >= 0 { _ = Glibc.close(descriptor) }
    descriptor = -1
  }

  public func makeNonBlocking() {
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
  }

  /// Reads what is there; `false` once the stream has ended. Stops at `limit` bytes in all.
  func drain(into bytes: inout [UInt8], limit: Int) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let count = read(descriptor, &chunk, min(chunk.count, limit - bytes.count))
      if count > 0 {
        bytes.append(contentsOf: chunk[..<count])
      } else if count < 0 && errno == EINTR {
        continue
      } else {
        return count < 0 && errno == EAGAIN
      }
    }
    return true
  }

  /// Writes from `start` on as much as fits; the new position, or `nil` when nobody reads.
  func write(_ bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { buffer in
      let count = Glibc.write(descriptor, buffer.baseAddress! + start, buffer.count - start)
      if count >= 0 { return start + count }
      return errno == EAGAIN || errno == EINTR ? start : nil
    }
  }
}

/// Both ends of a pipe that no child inherits unless it is given to it.
public struct Pipe: Sendable {
  public let reading: Descriptor
  public let writing: Descriptor

  /// - Throws: `ProcessError` naming `program` when the system has no descriptor left.
  public init(for program: String) throws(ProcessError) {
    var ends: [Int32] = [-1, -1]
    let error = gradus_pipe(&ends)
    guard error == 0 else {
      throw ProcessError(executable: program, reason: String(cString: strerror(error)))
    }
    ignoreBrokenPipes()
    reading = Descriptor(ends[0])
    writing = Descriptor(ends[1])
  }
}

/// Writing to a child that has gone is an error to handle, not a reason to die.
private func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
