import CourseModel

/// The notes of a file, defined as `[^label]: text` and numbered by their first mention.
struct Footnotes {
  struct Definition {
    var label: String
    var location: SourceLocation
    var text: SourceText
  }

  private(set) var definitions: [Definition] = []
  /// The labels mentioned, in order: the first is note 1.
  private(set) var mentioned: [String] = []
}

extension Footnotes {
  /// Takes the definitions out of a text, leaving empty lines, and returns those defined twice.
  mutating func extract(
    from text: inout SourceText, codeLines: Set<Int>
  ) -> [(again: Definition, first: Definition)] {
    var twice: [(again: Definition, first: Definition)] = []
    var index = 0
    while index < text.lines.count {
      guard !codeLines.contains(index), let definition = definition(at: &index, in: &text) else {
        index += 1
        continue
      }
      if let first = definitions.first(where: { $0.label == definition.label }) {
        twice.append((definition, first))
      } else {
        definitions.append(definition)
      }
    }
    return twice
  }

  /// The number of the note with the label, and whether this is its first mention.
  mutating func mention(_ label: String) -> (number: Int, isFirst: Bool)? {
    guard definitions.contains(where: { $0.label == label }) else { return nil }
    if let index = mentioned.firstIndex(of: label) { return (index + 1, false) }
    mentioned.append(label)
    return (mentioned.count, true)
  }

  /// A definition that begins at the line, with the lines that continue it: those up to an empty
  /// line, and after one those indented by four spaces.
  private func definition(at index: inout Int, in text: inout SourceText) -> Definition? {
    let first = text.lines[index]
    let indentation = first.text.utf8.prefix { $0 == 0x20 }.count
    guard indentation < 4, first.text.dropFirst(indentation).hasPrefix("[^"),
      let end = first.text.range(of: "]:")
    else { return nil }
    let label = String(first.text[..<end.lowerBound].dropFirst(indentation + 2))
    guard !label.isEmpty, !label.contains(where: { $0.isWhitespace || $0 == "[" || $0 == "]" })
    else { return nil }
    let begin = index
    var lines = [dropping(first.text[..<end.upperBound].utf8.count, from: first)]
    index += 1
    while index < text.lines.count {
      let line = text.lines[index]
      let spaces = line.text.utf8.prefix { $0 == 0x20 }.count
      if line.text.isBlank {
        let next = text.lines[index...].first { !$0.text.isBlank }
        guard next?.text.hasPrefix("    ") == true else { break }
      } else if text.lines[index - 1].text.isBlank ? spaces < 4 : line.text.hasPrefix("[^") {
        break
      }
      lines.append(dropping(min(spaces, 4), from: line))
      index += 1
    }
    lines[0] = dropping(lines[0].text.utf8.prefix { $0 == 0x20 }.count, from: lines[0])
    for blanked in begin..<index { text.lines[blanked].text = "" }
    let location = SourceLocation(
      file: text.file, line: first.number, column: first.column + indentation)
    return Definition(
      label: label, location: location, text: SourceText(file: text.file, lines: lines))
  }

  private func dropping(_ count: Int, from line: SourceText.Line) -> SourceText.Line {
    SourceText.Line(
      text: String(decoding: line.text.utf8.dropFirst(count), as: UTF8.self), number: line.number,
      column: line.column + count)
  }
}
