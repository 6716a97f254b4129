import CourseModel

/// The lines between `---` and `---` that open a file: a small part of YAML.
///
/// A value is a scalar (plain, `"…"` or `'…'`, continued on indented lines), a list in brackets
/// (`[a, b]`) or a list of indented `- ` lines. ` #` opens a comment.
struct FrontMatter {
  struct Item: Hashable {
    var text: String
    var location: SourceLocation
  }

  struct Entry {
    var key: Item
    var items: [Item]
    var isList: Bool
  }

  private(set) var entries: [Entry] = []
  /// How many lines it takes, with both rules: the body comes after them.
  private(set) var lineCount = 0
  /// Whether there is front matter at all.
  private(set) var isPresent = false
}

extension FrontMatter {
  init(_ text: SourceText, diagnostics: inout [Diagnostic]) {
    let start = text.location(line: 1)
    guard text.lines[0].text.trimmed == "---" else {
      diagnostics.append(
        Diagnostic(
          .error, at: start, "the file has no front matter",
          suggestion: "begin it with `---`, a line `title: …` and `---`"))
      return
    }
    isPresent = true
    var lines = text.lines.dropFirst()
    if let end = lines.firstIndex(where: { $0.text.trimmed == "---" }) {
      lines = lines[..<end]
      lineCount = end + 1
    } else {
      diagnostics.append(
        Diagnostic(
          .error, at: start, "the front matter that begins here does not end",
          suggestion: "close it with a line `---`"))
      // What looks like front matter is read as such, so that one mistake is reported once.
      lines = lines.prefix { !$0.text.isBlank }
      lineCount = lines.endIndex
    }
    for line in lines { read(line, file: text.file, &diagnostics) }
  }

  private mutating func read(
    _ line: SourceText.Line, file: String, _ diagnostics: inout [Diagnostic]
  ) {
    var scanner = ScalarScanner(line: line, file: file)
    scanner.skipSpaces()
    guard !scanner.isAtEnd else { return }
    if scanner.isIndented || scanner.starts(with: "- ") {
      continueEntry(&scanner, &diagnostics)
      return
    }
    let location = scanner.location
    guard let key = scanner.key() else {
      diagnostics.append(
        Diagnostic(
          .error, at: location, "this line of the front matter has no key",
          suggestion: "write `key: value`"))
      return
    }
    if let first = entries.first(where: { $0.key.text == key }) {
      diagnostics.append(
        Diagnostic(
          .error, at: location, "`\(key)` is given twice", suggestion: "remove one of the two",
          notes: [.init(location: first.key.location, message: "first given here")]))
    }
    var entry = Entry(key: Item(text: key, location: location), items: [], isList: false)
    if scanner.starts(with: "[") {
      entry.isList = true
      entry.items = scanner.bracketedList(&diagnostics)
    } else if !scanner.isAtEnd {
      entry.items = [scanner.scalar(until: nil, &diagnostics)]
    }
    entries.append(entry)
  }

  /// An indented line: an item of the list, or more of the scalar above it.
  private mutating func continueEntry(
    _ scanner: inout ScalarScanner, _ diagnostics: inout [Diagnostic]
  ) {
    let location = scanner.location
    guard var entry = entries.popLast() else {
      diagnostics.append(
        Diagnostic(.error, at: location, "this line belongs to no key", suggestion: "unindent it"))
      return
    }
    if scanner.starts(with: "- "), entry.items.isEmpty || entry.isList {
      scanner.skip(2)
      scanner.skipSpaces()
      entry.isList = true
      entry.items.append(scanner.scalar(until: nil, &diagnostics))
    } else if !entry.isList, let first = entry.items.first {
      let more = scanner.scalar(until: nil, &diagnostics)
      entry.items[0].text = "\(first.text) \(more.text)"
    } else if !entry.isList {
      entry.items = [scanner.scalar(until: nil, &diagnostics)]
    } else {
      diagnostics.append(
        Diagnostic(
          .error, at: location, "this line is no item of the list `\(entry.key.text)`",
          suggestion: "begin it with `- `"))
    }
    entries.append(entry)
  }
}
