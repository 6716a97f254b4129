import Glibc

/// A file that somebody else made, read without trusting it: a regular file and no link, of bounded
/// size, whatever happens to it meanwhile.
///
/// ```swift
/// let bytes = try UntrustedFile.bytes(at: "inbox/ada.swift", limit: 256 << 10)
/// ```
public enum UntrustedFile {}

/// Why a file was not read.
public enum UntrustedFileError: Error, Sendable, Hashable, CustomStringConvertible {
  case isLink
  case isNoRegularFile
  case isTooLong(limit: Int)
  /// The system's number of what went wrong.
  case cannotBeRead(Int32)

  /// A predicate: the file's name is to stand before it.
  public var description: String {
    switch self {
    case .isLink: "is a symbolic link"
    case .isNoRegularFile: "is not a regular file"
    case .isTooLong(let limit):
      limit >= 1 << 20 ? "is longer than \(limit >> 20) MB" : "is longer than \(limit >> 10) kB"
    case .cannotBeRead(let error): "cannot be read: \(String(cString: strerror(error)))"
    }
  }
}

extension UntrustedFile {
  /// The file's bytes, at most `limit`. The folders on the way to it are the caller's own.
  public static func bytes(at path: String, limit: Int) throws(UntrustedFileError) -> [UInt8] {
    // Opening a FIFO would wait for a writer, and a link may lead to somebody else's file.
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    return try contents(of: file, errno, limit)
  }

  /// The same for a file below `folder`, of which no part of the way is a link either.
  public static func bytes(
    of components: [String], below folder: String, limit: Int
  ) throws(UntrustedFileError) -> [UInt8] {
    var place = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard place >= 0 else { throw .cannotBeRead(errno) }
    defer { close(place) }
    for name in components.dropLast() {
      let next = openat(place, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      let error = errno
      close(place)
      place = next
      // A link is "not a directory" when one is asked for.
      guard next >= 0 else { throw error == ELOOP ? .isLink : .cannotBeRead(error) }
    }
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY
    let file = openat(place, components.last ?? "", flags)
    return try contents(of: file, errno, limit)
  }

  private static func contents(
    of file: Int32, _ error: Int32, _ limit: Int
  ) throws(UntrustedFileError) -> [UInt8] {
    guard file >= 0 else {
      switch error {
      case ELOOP: throw .isLink
      // A socket, or a device that is not there.
      case ENXIO: throw .isNoRegularFile
      default: throw .cannotBeRead(error)
      }
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .isNoRegularFile
    }
    guard status.st_size <= limit else { throw .isTooLong(limit: limit) }
    // One byte more than it has, in case that it grows meanwhile.
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size) + 1)
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes {
        read(file, $0.baseAddress! + count, $0.count - count)
      }
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw .cannotBeRead(errno) }
      if got == 0 { break }
      count += got
      if count == bytes.count {
        guard count <= limit else { throw .isTooLong(limit: limit) }
        bytes.append(contentsOf: repeatElement(0, count: min(count, limit + 1 - count)))
      }
    }
    guard count <= limit else { throw .isTooLong(limit: limit) }
    bytes.removeLast(bytes.count - count)
    return bytes
  }
}
