import CourseModel

/// The opening line of a code block: its language and its options, each with its place.
///
///     ```swift id=forward fold caption="The loss falls"
struct Fence {
  struct Option {
    var name: String
    var value: String?
    var location: SourceLocation
  }

  /// Where the fence itself stands.
  var location: SourceLocation
  /// The first word; empty where the author gave none.
  var language: FrontMatter.Item
  var options: [Option] = []
  /// Where the first line of code stands.
  var codeLocation: SourceLocation
  /// Whether the block is a fenced one at all: indented code has no fence.
  var isFenced: Bool
}

extension Fence {
  /// Reads the fence of a code block, and reports where it is not closed.
  init(_ node: MarkdownNode, code: String, in text: SourceText, draft: Draft) {
    let line = text.lines[node.line - 1].text.utf8
    let opening = line.dropFirst(node.column - 1)
    let mark = opening.first ?? 0
    let length = opening.prefix { $0 == mark }.count
    isFenced = length >= 3 && "`~".utf8.contains(mark)
    location = text.location(line: node.line, column: node.column)
    language = FrontMatter.Item(text: "", location: location)
    let codeLine = isFenced ? node.line + 1 : node.line
    codeLocation = Self.place(of: code, at: codeLine, in: text)
    guard isFenced else { return }
    readInfo(
      String(opening.dropFirst(length)) ?? "", column: node.column + length, text, node, draft)
    let last = text.lines[node.lastLine - 1].text.utf8.drop {
      $0 == 0x20 || $0 == UInt8(ascii: ">")
    }
    let closing = last.prefix { $0 == mark }.count
    let isClosed =
      node.lastLine > node.line && closing >= length
      && last.dropFirst(closing).allSatisfy { $0 == 0x20 || $0 == 0x09 }
    if !isClosed && !draft.hasBrokenFence {
      let fence = String(repeating: Character(UnicodeScalar(mark)), count: length)
      draft.error(
        at: location, "the block that begins here is not closed",
        suggestion: "close it with a line \(fence)")
    }
  }

  /// The options' names and values; quotes keep spaces together, and `\"` is a quote in them.
  private mutating func readInfo(
    _ info: String, column: Int, _ text: SourceText, _ node: MarkdownNode, _ draft: Draft
  ) {
    let bytes = Array(info.utf8)
    var offset = 0
    var isFirst = true
    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    while offset < bytes.count {
      guard bytes[offset] != 0x20, bytes[offset] != 0x09 else {
        offset += 1
        continue
      }
      let begin = offset
      let place = text.location(line: node.line, column: column + begin)
      var equals: Int?
      var isQuoted = false
      while offset < bytes.count, isQuoted || (bytes[offset] != 0x20 && bytes[offset] != 0x09) {
        if bytes[offset] == UInt8(ascii: "=") && equals == nil { equals = offset }
        if bytes[offset] == UInt8(ascii: "\"") { isQuoted.toggle() }
        offset += isQuoted && bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
      }
      offset = min(offset, bytes.count)
      if isQuoted {
        draft.error(
          at: place, "the quotes that begin here do not end", suggestion: "close them with `\"`")
      }
      if isFirst {
        language = FrontMatter.Item(text: string(begin..<offset), location: place)
      } else {
        let value = equals.map { unquoted(string($0 + 1..<offset)) }
        options.append(
          Option(name: string(begin..<(equals ?? offset)), value: value, location: place))
      }
      isFirst = false
    }
  }

  /// The value without its quotes and the backslashes before quotes and backslashes.
  private func unquoted(_ value: String) -> String {
    guard value.hasPrefix("\"") else { return value }
    var result = ""
    var isEscaped = false
    for character in value.dropFirst() {
      if !isEscaped && character == "\"" { break }
      isEscaped = !isEscaped && character == "\\"
      if !isEscaped { result.append(character) }
    }
    return result
  }

  /// The first byte of the code: CommonMark takes the indentation of the block away.
  private static func place(of code: String, at line: Int, in text: SourceText) -> SourceLocation {
    guard text.lines.indices.contains(line - 1) else { return text.location(line: line) }
    let first = code.split(separator: "\n", omittingEmptySubsequences: false).first ?? ""
    let removed = text.lines[line - 1].text.utf8.count - first.utf8.count
    return text.location(line: line, column: max(0, removed) + 1)
  }
}
