import Glibc

/// One line of the control pipe: which cell to run, and the files that take what it writes.
struct Command {
  var library: String
  /// The symbol of the cell's top-level code.
  var entry: String
  var outputFile: String
  var errorFile: String
  var framesFile: String

  /// Reads `run`, the library, the entry symbol and the three files, separated by tabs.
  init?(line: String) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 6, fields[0] == "run" else { return nil }
    library = fields[1]
    entry = fields[2]
    outputFile = fields[3]
    errorFile = fields[4]
    framesFile = fields[5]
  }
}

/// The next line of the control pipe, or `nil` at its end.
///
/// It is read byte by byte, so that no state takes what the state after it has to read.
func readCommandLine(from descriptor: Int32) -> String? {
  var bytes: [UInt8] = []
  while true {
    var byte: UInt8 = 0
    let count = read(descriptor, &byte, 1)
    if count < 0 && errno == EINTR { continue }
    guard count == 1 else { return nil }
    if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
    bytes.append(byte)
  }
}
