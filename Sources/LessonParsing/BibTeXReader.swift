import CourseModel

/// Reads BibTeX: entries with their fields, as text in which the braces still stand.
///
///     entry = "@" type "{" key ("," name "=" value)* [","] "}"
///     value = "{" balanced "}" | "\"" balanced "\"" | number
///
/// Text between entries is a comment, as is `@comment{…}`.
struct BibTeXReader {
  struct Entry {
    var type: String
    var key: String
    var fields: [Field] = []
    var location: SourceLocation
  }

  struct Field {
    var name: String
    var value: String
    /// Where the value begins.
    var location: SourceLocation
  }

  private(set) var diagnostics: [Diagnostic] = []
  private let file: String
  private let bytes: [UInt8]
  private var offset = 0

  init(_ text: String, file: String) {
    self.file = file
    bytes = Array(text.utf8)
  }
}

extension BibTeXReader {
  mutating func entries() -> [Entry] {
    var entries: [Entry] = []
    while let at = bytes[offset...].firstIndex(of: UInt8(ascii: "@")) {
      offset = at
      if let entry = entry() { entries.append(entry) }
    }
    return entries
  }

  private mutating func entry() -> Entry? {
    let location = location
    offset += 1
    let type = word().lowercased()
    skipSpaces()
    guard take("{") else {
      // An `@` in a comment, such as that of a mail address.
      return nil
    }
    if type == "comment" || type == "preamble" {
      _ = balanced(until: UInt8(ascii: "}"))
      return nil
    }
    if type == "string" {
      report("abbreviations by `@string` are not understood", "write the words where they belong")
      _ = balanced(until: UInt8(ascii: "}"))
      return nil
    }
    skipSpaces()
    var entry = Entry(type: type, key: word(), location: location)
    guard !entry.key.isEmpty else {
      report("this entry has no key", "write `@\(type){rumelhart1986,`")
      return nil
    }
    while true {
      skipSpaces()
      if take("}") { return entry }
      guard take(",") else {
        report("a comma or a closing brace is missing here", "end each field with `,`")
        skipToNextEntry()
        return entry
      }
      skipSpaces()
      if take("}") { return entry }
      guard let field = field() else {
        skipToNextEntry()
        return entry
      }
      if let first = entry.fields.first(where: { $0.name == field.name }) {
        diagnostics.append(
          Diagnostic(
            .error, at: field.location, "`\(field.name)` is given twice",
            suggestion: "remove one of the two",
            notes: [.init(location: first.location, message: "first given here")]))
      }
      entry.fields.append(field)
    }
  }

  private mutating func field() -> Field? {
    let name = word().lowercased()
    skipSpaces()
    guard !name.isEmpty, take("=") else {
      report("a field reads `name = {value}`", "add what is missing")
      return nil
    }
    skipSpaces()
    let location = location
    let value: String?
    if take("{") {
      value = balanced(until: UInt8(ascii: "}"))
    } else if take("\"") {
      value = balanced(until: UInt8(ascii: "\""))
    } else {
      let bare = word()
      if bare.isEmpty || !bare.allSatisfy(\.isNumber), name != "month" {
        diagnostics.append(
          Diagnostic(
            .error, at: location, "a value that is no number stands in braces",
            suggestion: "write `\(name) = {\(bare)}`"))
      }
      value = bare
    }
    guard let value else {
      diagnostics.append(
        Diagnostic(
          .error, at: location, "the value that begins here does not end",
          suggestion: "close it, and each brace in it"))
      return nil
    }
    let words = value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return Field(name: name, value: words, location: location)
  }

  /// The text up to the mark that is in no braces, which is passed.
  private mutating func balanced(until mark: UInt8) -> String? {
    let begin = offset
    var depth = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if depth == 0, byte == mark {
        return String(decoding: bytes[begin..<(offset - 1)], as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\"), offset < bytes.count { offset += 1 }
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth < 0 { break }
    }
    offset = min(begin, bytes.count)
    return nil
  }

  /// Up to the next line that begins an entry, so that one mistake is reported once.
  private mutating func skipToNextEntry() {
    while offset < bytes.count {
      let isLineStart = offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n")
      if isLineStart, bytes[offset] == UInt8(ascii: "@") { return }
      offset += 1
    }
  }

  private mutating func word() -> String {
    let begin = offset
    while offset < bytes.count, bytes[offset] > 0x20, !",={}\"#@".utf8.contains(bytes[offset]) {
      offset += 1
    }
    return String(decoding: bytes[begin..<offset], as: UTF8.self)
  }

  private mutating func skipSpaces() {
    while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
  }

  private mutating func take(_ mark: Character) -> Bool {
    guard offset < bytes.count, bytes[offset] == mark.asciiValue else { return false }
    offset += 1
    return true
  }

  private var location: SourceLocation {
    let before = bytes[..<offset]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return SourceLocation(file: file, line: line, column: offset - start + 1)
  }

  private mutating func report(_ message: String, _ suggestion: String) {
    diagnostics.append(Diagnostic(.error, at: location, message, suggestion: suggestion))
  }
}
