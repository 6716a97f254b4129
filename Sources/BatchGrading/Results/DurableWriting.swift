import Glibc

/// A file could not be written: where, and the system's number of why.
public struct WritingError: Error, Sendable, Hashable, CustomStringConvertible {
  public var path: String
  public var number: Int32

  /// Nothing more fits on the disk, or into what this user may use of it.
  public var isFullDisk: Bool { number == ENOSPC || number == EDQUOT || number == EFBIG }

  public var description: String {
    isFullDisk
      ? "the disk is full: \(path) cannot be written"
      : "\(path) cannot be written: \(String(cString: strerror(number)))"
  }
}

/// Writes a whole file or none: beside its place, forced to the disk, and renamed.
///
/// After this returns, neither a crash of the program nor one of the machine takes the file back.
/// A write that fails leaves what was there before.
/// - Parameter isDurable: `false` for a file that can be written again from others.
func writeWhole(
  _ bytes: some Collection<UInt8>, to path: String, isDurable: Bool = true
) throws(WritingError) {
  let unfinished = "\(path).\(getpid()).\(UInt32.random(in: 0 ... .max))~"
  let file = open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
  guard file >= 0 else { throw WritingError(path: path, number: errno) }
  let bytes = Array(bytes)
  var sent = 0
  var failure: Int32 = 0
  while sent < bytes.count, failure == 0 {
    let count = bytes.withUnsafeBytes {
      write(file, $0.baseAddress! + sent, $0.count - sent)
    }
    if count >= 0 { sent += count } else if errno != EINTR { failure = errno }
  }
  if failure == 0, isDurable, fsync(file) != 0 { failure = errno }
  // A network's file system tells only here that the disk was full.
  if close(file) != 0, failure == 0 { failure = errno }
  if failure == 0, rename(unfinished, path) != 0 { failure = errno }
  guard failure == 0 else {
    unlink(unfinished)
    throw WritingError(path: path, number: failure)
  }
  if isDurable { try forceFolder(of: path) }
}

/// The new name itself is forced to the disk too.
private func forceFolder(of path: String) throws(WritingError) {
  let end = path.lastIndex(of: "/") ?? path.startIndex
  let folder = open(String(path[..<end]), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard folder >= 0 else { return }
  defer { close(folder) }
  // Some file systems cannot do this for a folder, and say so with EINVAL.
  if fsync(folder) != 0, errno != EINVAL { throw WritingError(path: path, number: errno) }
}

/// Makes a folder and those above it.
func makeFolder(_ path: String) throws(WritingError) {
  if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
  guard errno == ENOENT, let end = path.lastIndex(of: "/"), end > path.startIndex else {
    throw WritingError(path: path, number: errno)
  }
  try makeFolder(String(path[..<end]))
  guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
    throw WritingError(path: path, number: errno)
  }
}

/// Writes a text that can be made again from the results, unless it is already there.
func writeIfChanged(_ text: String, to path: String) throws(WritingError) {
  if readOwn(path) == Array(text.utf8) { return }
  try writeWhole(Array(text.utf8), to: path, isDurable: false)
}

/// The bytes of a file of this program's own; `nil` where there is none.
func readOwn(_ path: String) -> [UInt8]? {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var bytes: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(file, &piece, piece.count)
    if count < 0 && errno == EINTR { continue }
    guard count >= 0 else { return nil }
    if count == 0 { return bytes }
    bytes += piece[..<count]
  }
}
