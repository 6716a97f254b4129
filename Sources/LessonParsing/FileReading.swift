import CourseModel
import Foundation

/// The files of a course: read by their paths relative to its root, never outside it.
struct CourseFiles {
  var root: String

  /// The text of a file with lines ended by `\n`; or a diagnostic that says why there is none.
  func read(_ file: String, into diagnostics: inout [Diagnostic]) -> String? {
    guard let bytes = FileManager.default.contents(atPath: path(of: file)) else {
      let start = SourceLocation(file: file, line: 1)
      let isThere = exists(file)
      diagnostics.append(
        Diagnostic(
          .error, at: start, isThere ? "this file cannot be read" : "this file does not exist",
          suggestion: isThere
            ? "allow yourself to read it" : "create it, or run the command in the course's folder"))
      return nil
    }
    return decode(Array(bytes), file: file, into: &diagnostics)
  }

  func exists(_ file: String) -> Bool {
    FileManager.default.fileExists(atPath: path(of: file))
  }

  func isFolder(_ folder: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path(of: folder), isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// The names in a folder, sorted; none where there is no folder. Hidden files do not count.
  func names(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path(of: folder))) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  private func path(of file: String) -> String { "\(root)/\(file)" }
}

/// The bytes as text, without a byte-order mark; where they are not UTF-8, a diagnostic at the
/// first byte that is wrong.
func decode(_ bytes: [UInt8], file: String, into diagnostics: inout [Diagnostic]) -> String? {
  var bytes = bytes[...]
  if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
  guard let text = String(validating: bytes, as: UTF8.self) else {
    let offset = firstInvalidByte(in: bytes)
    let before = bytes.prefix(offset)
    let line = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
    let byte = String(bytes[bytes.startIndex + offset], radix: 16, uppercase: true)
    diagnostics.append(
      Diagnostic(
        .error, at: SourceLocation(file: file, line: line, column: column),
        "the byte 0x\(byte) is not UTF-8", suggestion: "save the file in the encoding UTF-8"))
    return nil
  }
  return text.withPlainLineEnds
}

private func firstInvalidByte(in bytes: ArraySlice<UInt8>) -> Int {
  // The longest valid prefix; a scalar has at most four bytes.
  var valid = 0
  var rest = bytes
  while let first = rest.first {
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    let scalar = rest.prefix(length)
    guard String(validating: scalar, as: UTF8.self) != nil else { break }
    valid += scalar.count
    rest = rest.dropFirst(length)
  }
  return valid
}
