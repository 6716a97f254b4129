import CourseModel

/// The bytes of a text, with what its lines say about where a span may go on.
struct LineMap {
  let bytes: [UInt8]
  private let source: SourceText
  /// The offset at which each line begins, and one past the end.
  private let starts: [Int]
  private let codeLines: Set<Int>
  /// For each line the first later line that is empty or code.
  private let paragraphEnds: [Int]
  /// For each line the first later line that begins another block, as far as one line tells.
  private let inlineEnds: [Int]

  init(_ source: SourceText, codeLines: Set<Int>) {
    self.source = source
    self.codeLines = codeLines
    bytes = Array(source.joined.utf8)
    var starts = [0]
    for line in source.lines { starts.append(starts[starts.count - 1] + line.text.utf8.count + 1) }
    self.starts = starts
    let count = source.lines.count
    var paragraphEnds = Array(repeating: count, count: count)
    var inlineEnds = paragraphEnds
    for line in source.lines.indices.dropLast().reversed() {
      let next = line + 1
      let isBreak = source.lines[next].text.isBlank || codeLines.contains(next)
      paragraphEnds[line] = isBreak ? next : paragraphEnds[next]
      let shape = LineShape(source.lines[line].text)
      let nextShape = LineShape(source.lines[next].text)
      let endsHere =
        isBreak || shape.isHeading || nextShape.beginsBlock || nextShape.quotes > shape.quotes
      inlineEnds[line] = endsHere ? next : inlineEnds[next]
    }
    self.paragraphEnds = paragraphEnds
    self.inlineEnds = inlineEnds
  }
}

extension LineMap {
  func isCode(at offset: Int) -> Bool { codeLines.contains(line(of: offset)) }

  func end(ofLineAt offset: Int) -> Int { starts[line(of: offset) + 1] - 1 }

  /// Where displayed mathematics must have ended.
  func paragraphEnd(from offset: Int) -> Int { starts[paragraphEnds[line(of: offset)]] - 1 }

  /// Where an inline span must have ended.
  func inlineEnd(from offset: Int) -> Int { starts[inlineEnds[line(of: offset)]] - 1 }

  func location(of offset: Int) -> SourceLocation {
    let line = line(of: offset)
    return source.location(line: line + 1, column: offset - starts[line] + 1)
  }

  /// The text of a range, without the quotation marks and indentation before its later lines.
  func content(_ range: Range<Int>, joinedBy separator: String) -> String {
    split(range).map { String(decoding: bytes[$0], as: UTF8.self) }.joined(separator: separator)
  }

  /// The text with each range turned into a placeholder of the same size.
  func replacing(_ ranges: [Range<Int>]) -> SourceText {
    var result: [UInt8] = []
    var end = 0
    for (index, range) in ranges.enumerated() {
      let scalar = UnicodeScalar(ProtectedText.placeholders.lowerBound + UInt32(index))!
      var placeholder = Array(String(Character(scalar)).utf8)
      for part in split(range) {
        result += bytes[end..<part.lowerBound]
        result += placeholder
        // Only a mark that ends its line can be shorter than its placeholder.
        result += Array(
          repeating: ProtectedText.filler, count: max(0, part.count - placeholder.count))
        placeholder = []
        end = part.upperBound
      }
    }
    result += bytes[end...]
    var masked = source
    let lines = result.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in zip(masked.lines.indices, lines) {
      masked.lines[index].text = String(decoding: line, as: UTF8.self)
    }
    return masked
  }

  /// The range's part of each line, without what stands before its text.
  private func split(_ range: Range<Int>) -> [Range<Int>] {
    let first = line(of: range.lowerBound)
    let quotes = LineShape(source.lines[first].text).quotes
    var parts: [Range<Int>] = []
    for line in first...line(of: range.upperBound) {
      var start = max(range.lowerBound, starts[line])
      let end = min(range.upperBound, starts[line + 1] - 1)
      if line > first {
        start += LineShape.prefix(of: bytes[start..<end], quotes: quotes)
      }
      parts.append(start..<end)
    }
    return parts
  }

  private func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

/// What the start of a line tells about the block it belongs to.
private struct LineShape {
  var quotes = 0
  var isHeading = false
  var beginsBlock = false

  init(_ text: String) {
    let bytes = Array(text.utf8)[...]
    quotes = bytes.prefix { " \t>".utf8.contains($0) }.count { $0 == UInt8(ascii: ">") }
    let rest = bytes.dropFirst(Self.prefix(of: bytes, quotes: quotes))
    guard let first = rest.first else { return }
    let hashes = rest.prefix { $0 == UInt8(ascii: "#") }.count
    isHeading = (1...6).contains(hashes) && isSpaceOrEnd(rest.dropFirst(hashes))
    let digits = rest.prefix { (0x30...0x39).contains($0) }.count
    let afterDigits = rest.dropFirst(digits)
    let isNumber =
      digits > 0 && afterDigits.first.map { ".)".utf8.contains($0) } ?? false
      && isSpaceOrEnd(afterDigits.dropFirst())
    let isBullet = "-+*".utf8.contains(first) && isSpaceOrEnd(rest.dropFirst())
    let isUnderline = rest.allSatisfy { $0 == first || $0 == 0x20 } && "=-".utf8.contains(first)
    beginsBlock = isHeading || isNumber || isBullet || isUnderline || first == UInt8(ascii: "|")
  }

  /// How many bytes of spaces and of `quotes` quotation marks a line begins with.
  static func prefix(of bytes: ArraySlice<UInt8>, quotes: Int) -> Int {
    var left = quotes
    return bytes.prefix { byte in
      if byte == UInt8(ascii: ">"), left > 0 {
        left -= 1
        return true
      }
      return byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }.count
  }

  private func isSpaceOrEnd(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.first.map { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") } ?? true
  }
}
