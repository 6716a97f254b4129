import Glibc

/// Files read and written in one piece.
enum WholeFile {
  /// Larger files than this are refused: 16 GiB.
  private static let largest = 1 << 34

  /// All bytes of a regular file.
  static func read(_ path: String) throws(DataFileError) -> [UInt8] {
    func failed(_ expected: String) -> DataFileError {
      DataFileError(path, expected: expected, found: String(cString: strerror(errno)))
    }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failed("a file that can be read") }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failed("a file that can be read") }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw DataFileError(path, expected: "a regular file", found: "a folder or device")
    }
    let size = Int(status.st_size)
    guard size <= largest else {
      throw DataFileError(path, expected: "at most \(largest) bytes", found: "\(size)")
    }
    var problem: DataFileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let step = Glibc.read(file, buffer.baseAddress! + count, size - count)
        if step < 0 && errno == EINTR { continue }
        if step < 0 { problem = failed("a file that can be read") }
        if step <= 0 { return }
        count += step
      }
    }
    if let problem { throw problem }
    return bytes
  }

  /// Writes all bytes beside the file and then renames: a reader sees the old file or the new one,
  /// never a part, and a failure leaves the old one.
  static func write(_ bytes: [UInt8], to path: String) throws(DataFileError) {
    let (file, draft) = try draft(beside: path)
    var isWritten = writeAll(bytes, to: file) && fsync(file) == 0
    var code = errno
    if close(file) != 0 && isWritten { (isWritten, code) = (false, errno) }
    if isWritten && rename(draft, path) != 0 { (isWritten, code) = (false, errno) }
    guard isWritten else {
      unlink(draft)
      throw DataFileError(
        path, expected: "a place that can be written to", found: String(cString: strerror(code)))
    }
  }

  /// A new file in the same folder, so that the rename does not cross file systems.
  private static func draft(beside path: String) throws(DataFileError) -> (Int32, String) {
    for attempt in 0..<1000 {
      let draft = "\(path).\(getpid())-\(attempt).part"
      let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if file >= 0 { return (file, draft) }
      if errno != EEXIST { break }
    }
    throw DataFileError(
      path, expected: "a place that can be written to", found: String(cString: strerror(errno)))
  }

  private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
    var start = 0
    while start < bytes.count {
      let step = bytes.withUnsafeBytes {
        Glibc.write(file, $0.baseAddress! + start, bytes.count - start)
      }
      if step < 0 && errno == EINTR { continue }
      if step <= 0 { return false }
      start += step
    }
    return true
  }
}
