import CourseModel

/// Reads the values of a front matter by key, each as the type it must have.
struct FrontMatterValues {
  private let frontMatter: FrontMatter
  private let file: String
  private(set) var diagnostics: [Diagnostic] = []

  /// Reports keys other than the given ones.
  init(_ frontMatter: FrontMatter, keys: [String], file: String) {
    self.frontMatter = frontMatter
    self.file = file
    for entry in frontMatter.entries where !keys.contains(entry.key.text) {
      let near = nearestName(to: entry.key.text, in: keys)
      diagnostics.append(
        Diagnostic(
          .error, at: entry.key.location, "unknown key `\(entry.key.text)`",
          suggestion: near.map { "did you mean `\($0)`?" }
            ?? "the keys are \(keys.map { "`\($0)`" }.joined(separator: ", "))"))
    }
  }
}

extension FrontMatterValues {
  mutating func text(_ key: String) -> FrontMatter.Item? {
    guard let entry = entry(key) else { return nil }
    guard !entry.isList, let item = entry.items.first, !item.text.isEmpty else {
      diagnostics.append(
        Diagnostic(
          .error, at: entry.key.location, "`\(key)` needs a text",
          suggestion: key.hasPrefix("accent")
            ? "quote the colour, for ` #` opens a comment: `\(key): \"#0b5e73\"`"
            : "write `\(key): …`"))
      return nil
    }
    return item
  }

  mutating func requiredText(_ key: String) -> String {
    if let found = text(key) { return found.text }
    if entry(key) == nil && frontMatter.isPresent { report(missing: key) }
    return ""
  }

  mutating func list(_ key: String) -> [FrontMatter.Item] {
    guard let entry = entry(key) else { return [] }
    if !entry.isList {
      diagnostics.append(
        Diagnostic(
          .error, at: entry.items.first?.location ?? entry.key.location, "`\(key)` needs a list",
          suggestion: "write `\(key): [\(entry.items.first?.text ?? "")]`"))
    }
    return entry.items
  }

  /// A whole number above zero, and below a milliard.
  mutating func count(_ key: String) -> Int? {
    guard let item = text(key) else { return nil }
    if let number = Int(item.text), (1..<1_000_000_000).contains(number) { return number }
    report(item, key: key, needs: "a whole number from 1", example: "45")
    return nil
  }

  /// A finite number above zero.
  mutating func seconds(_ key: String) -> Double? {
    guard let item = text(key) else { return nil }
    if let number = Double(item.text), number > 0, number.isFinite { return number }
    report(item, key: key, needs: "a number above zero", example: "2.5")
    return nil
  }

  /// One of the words that the type has.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, of type: Choice.Type
  ) -> Choice? {
    guard let item = text(key) else { return nil }
    if let choice = Choice(rawValue: item.text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    let near = nearestName(to: item.text, in: words)
    diagnostics.append(
      Diagnostic(
        .error, at: item.location, "`\(key)` cannot be `\(item.text)`",
        suggestion: near.map { "did you mean `\($0)`?" }
          ?? "the choices are \(words.map { "`\($0)`" }.joined(separator: ", "))"))
    return nil
  }

  mutating func requiredCount(_ key: String) -> Int {
    if let found = count(key) { return found }
    if entry(key) == nil && frontMatter.isPresent { report(missing: key) }
    return 0
  }

  static let limitKeys = Limits.Key.allCases.map(\.rawValue)

  /// The limits that the keys change, with the places where they do, and the given ones otherwise.
  mutating func limits(defaults: Limits) -> Limits {
    var limits = defaults
    if let found = seconds(Limits.Key.seconds.rawValue) { limits.seconds = found }
    if let found = count(Limits.Key.cpuSeconds.rawValue) { limits.cpuSeconds = found }
    if let found = count(Limits.Key.output.rawValue) { limits.outputBytes = found * 1024 }
    if let found = count(Limits.Key.memory.rawValue) { limits.memoryMegabytes = found }
    if let found = count(Limits.Key.threads.rawValue) { limits.threads = found }
    for key in Limits.Key.allCases {
      if let entry = entry(key.rawValue) { limits.places[key] = entry.key.location }
    }
    return limits
  }

  private func entry(_ key: String) -> FrontMatter.Entry? {
    frontMatter.entries.first { $0.key.text == key }
  }

  mutating func refuse(_ item: FrontMatter.Item, _ message: String, _ suggestion: String) {
    diagnostics.append(
      Diagnostic(.error, at: item.location, message, suggestion: suggestion))
  }

  private mutating func report(missing key: String) {
    diagnostics.append(
      Diagnostic(
        .error, at: SourceLocation(file: file, line: 1), "the front matter has no `\(key)`",
        suggestion: "add a line `\(key): …`"))
  }

  private mutating func report(
    _ item: FrontMatter.Item, key: String, needs: String, example: String
  ) {
    diagnostics.append(
      Diagnostic(
        .error, at: item.location, "`\(key)` needs \(needs), not `\(item.text)`",
        suggestion: "write it in digits: `\(key): \(example)`"))
  }
}
