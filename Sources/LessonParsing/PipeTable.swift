import CourseModel

/// A table written with bars: a header, a row of dashes that aligns the columns, and rows.
///
///     | epoch | loss |
///     | ----: | :--: |
///     | 1     | 0.69 |
struct PipeTable {
  /// One cell's text and where it begins: its line among the table's, and its byte in the line.
  struct Field {
    var text: String
    var line: Int
    var offset: Int
  }

  var alignments: [ProseTable.Alignment]
  var header: [Field]
  var rows: [[Field]]
}

extension PipeTable {
  /// Whether the lines of a paragraph are a table.
  static func begins(_ lines: [String]) -> Bool {
    lines.count >= 2 && lines[0].contains("|") && alignments(in: lines[1]) != nil
  }

  init?(_ lines: [String]) {
    guard Self.begins(lines), let alignments = Self.alignments(in: lines[1]) else { return nil }
    self.alignments = alignments
    header = Self.fields(of: lines[0], line: 0)
    rows = lines.indices.dropFirst(2).map { Self.fields(of: lines[$0], line: $0) }
  }

  /// The columns' alignments where the line is a row of dashes.
  static func alignments(in line: String) -> [ProseTable.Alignment]? {
    guard line.contains("|") else { return nil }
    var alignments: [ProseTable.Alignment] = []
    for field in fields(of: line, line: 0) {
      let isLeft = field.text.hasPrefix(":")
      let isRight = field.text.hasSuffix(":")
      let dashes = field.text.dropFirst(isLeft ? 1 : 0).dropLast(isRight ? 1 : 0)
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == "-" }) else { return nil }
      alignments.append(isLeft ? (isRight ? .center : .left) : (isRight ? .right : .none))
    }
    return alignments
  }

  /// The line cut at its bars, those at its ends and the escaped ones left out.
  private static func fields(of line: String, line number: Int) -> [Field] {
    let bytes = Array(line.utf8)
    var bars: [Int] = []
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "|") { bars.append(offset) }
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    var cuts = [-1] + bars + [bytes.count]
    func isBlank(_ range: Range<Int>) -> Bool {
      bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }
    if cuts.count > 2, isBlank(0..<cuts[1]) { cuts.removeFirst() }
    if cuts.count > 2, isBlank(cuts[cuts.count - 2] + 1..<bytes.count) { cuts.removeLast() }
    return zip(cuts, cuts.dropFirst()).map { left, right in
      let field = bytes[(left + 1)..<right]
      let spaces = field.prefix { $0 == 0x20 || $0 == 0x09 }.count
      let text = String(decoding: field.dropFirst(spaces), as: UTF8.self).trimmed
      return Field(text: text, line: number, offset: left + 1 + spaces)
    }
  }
}
