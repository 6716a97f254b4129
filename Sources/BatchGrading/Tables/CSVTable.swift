import CourseModel
import Foundation

/// A small table that an instructor wrote: a header, rows, and where each field stands.
///
/// RFC 4180, read leniently: a byte order mark, `\r\n`, blank lines and lines that begin with `#`
/// are passed over, and where the header is cut by `;`, as some spreadsheets do, all lines are.
struct CSVTable {
  struct Field: Hashable {
    var text: String
    var location: SourceLocation
  }

  struct Row {
    var location: SourceLocation
    fileprivate var fields: [String: Field]

    /// The trimmed text of a column; `nil` where there is none, or nothing in it.
    subscript(column: String) -> Field? {
      guard let field = fields[column], !field.text.isEmpty else { return nil }
      return field
    }
  }

  /// The columns' names, in lower case.
  private(set) var columns: [Field] = []
  private(set) var rows: [Row] = []
  private(set) var diagnostics: [Diagnostic] = []
}

extension CSVTable {
  /// - Parameters:
  ///   - known: The columns that mean something; another one is an error with the nearest of them.
  ///   - required: Those that must be there.
  init(reading path: String, known: [String], required: [String]) {
    let top = SourceLocation(file: path, line: 1)
    guard let data = FileManager.default.contents(atPath: path) else {
      self.init()
      diagnostics.append(Diagnostic(.error, at: top, "the file cannot be read"))
      return
    }
    guard let text = String(data: data, encoding: .utf8) else {
      self.init()
      diagnostics.append(
        Diagnostic(
          .error, at: top, "the file is not text in UTF-8",
          suggestion: "save it as “CSV UTF-8” in your spreadsheet"))
      return
    }
    self.init(text, file: path, known: known, required: required)
  }

  init(_ text: String, file: String, known: [String], required: [String]) {
    var scanner = CSVScanner(text, file: file)
    var records = scanner.records()
    diagnostics += scanner.diagnostics
    guard !records.isEmpty else {
      diagnostics.append(
        Diagnostic(
          .error, at: SourceLocation(file: file, line: 1), "the table is empty",
          suggestion: "begin with the line \(required.joined(separator: ","))"))
      return
    }
    columns = records.removeFirst().map { Field(text: $0.text.lowercased(), location: $0.location) }
    checkColumns(known: known, required: required)
    for record in records {
      guard record.count == columns.count else {
        diagnostics.append(
          Diagnostic(
            .error, at: record[min(columns.count, record.count - 1)].location,
            "this line has \(record.count) fields, and the header \(columns.count)",
            suggestion: "put a field with a comma in it between double quotes"))
        continue
      }
      let pairs = zip(columns.map(\.text), record)
      rows.append(
        Row(
          location: record[0].location, fields: Dictionary(pairs, uniquingKeysWith: { a, _ in a })))
    }
  }

  private mutating func checkColumns(known: [String], required: [String]) {
    var seen: [String: Field] = [:]
    for column in columns {
      if let first = seen.updateValue(column, forKey: column.text) {
        diagnostics.append(
          Diagnostic(
            .error, at: column.location, "the column `\(column.text)` is there twice",
            notes: [.init(location: first.location, message: "the first is here")]))
      } else if !known.contains(column.text) {
        let nearest = nearestName(to: column.text, in: known)
        diagnostics.append(
          Diagnostic(
            .error, at: column.location, "there is no column `\(column.text)`",
            suggestion: nearest.map { "did you mean `\($0)`?" }
              ?? "the columns are \(known.joined(separator: ", "))"))
      }
    }
    for name in required where seen[name] == nil {
      diagnostics.append(
        Diagnostic(
          .error, at: columns[0].location, "the column `\(name)` is missing",
          suggestion: "the columns are \(known.joined(separator: ", "))"))
    }
  }
}

/// Cuts a text into records and fields.
private struct CSVScanner {
  private let bytes: [UInt8]
  private let file: String
  private var position = 0
  private var line = 1
  private var lineStart = 0
  private let separator: UInt8
  var diagnostics: [Diagnostic] = []

  init(_ text: String, file: String) {
    let marked = Array(text.utf8)
    bytes = marked.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(marked.dropFirst(3)) : marked
    self.file = file
    let header = bytes.split(separator: UInt8(ascii: "\n")).first {
      $0.first != UInt8(ascii: "#")
    }
    let semicolons = header?.count { $0 == UInt8(ascii: ";") } ?? 0
    let commas = header?.count { $0 == UInt8(ascii: ",") } ?? 0
    separator = UInt8(ascii: semicolons > commas ? ";" : ",")
  }

  private var here: SourceLocation {
    SourceLocation(file: file, line: line, column: position - lineStart + 1)
  }

  mutating func records() -> [[CSVTable.Field]] {
    var records: [[CSVTable.Field]] = []
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "#") {
        skipLine()
        continue
      }
      let record = record()
      if record.count > 1 || !record[0].text.isEmpty { records.append(record) }
    }
    return records
  }

  private mutating func skipLine() {
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
    endLine()
  }

  private mutating func endLine() {
    position += 1
    line += 1
    lineStart = position
  }

  private mutating func record() -> [CSVTable.Field] {
    var fields: [CSVTable.Field] = []
    while true {
      while position < bytes.count, bytes[position] == UInt8(ascii: " ") { position += 1 }
      let location = here
      let isQuoted = position < bytes.count && bytes[position] == UInt8(ascii: "\"")
      let text = isQuoted ? quoted(from: location) : plain()
      fields.append(CSVTable.Field(text: text, location: location))
      guard position < bytes.count, bytes[position] == separator else { break }
      position += 1
    }
    endLine()
    return fields
  }

  private mutating func plain() -> String {
    let start = position
    while position < bytes.count, bytes[position] != separator,
      bytes[position] != UInt8(ascii: "\n")
    {
      position += 1
    }
    return trimmed(bytes[start..<position])
  }

  private mutating func quoted(from start: SourceLocation) -> String {
    var content: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        guard position + 1 < bytes.count, bytes[position + 1] == byte else {
          position += 1
          let rest = plain()
          if !rest.isEmpty {
            diagnostics.append(
              Diagnostic(
                .error, at: start, "something follows the closing quote of this field",
                suggestion: "write a quote within a field twice"))
          }
          return trimmed(content[...])
        }
        position += 1
      }
      content.append(byte)
      position += 1
      if byte == UInt8(ascii: "\n") {
        line += 1
        lineStart = position
      }
    }
    diagnostics.append(Diagnostic(.error, at: start, "this field's quote is never closed"))
    return trimmed(content[...])
  }

  private func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
