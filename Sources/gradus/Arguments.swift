import CourseModel

/// The words after the subcommand, checked against what it takes.
struct Arguments {
  private(set) var operands: [String] = []
  /// The first operand, which is the only one unless the subcommand takes several.
  var operand: String? { operands.first }
  private var switches: Set<String> = []
  private var values: [String: [String]] = [:]

  /// - Throws: `UsageError` with the nearest right command.
  init(_ words: [String], of subcommand: any Subcommand.Type) throws(UsageError) {
    var words = words[...]
    let command = "gradus \(subcommand.name)"
    while let word = words.popFirst() {
      guard word.hasPrefix("-") else {
        guard let expected = subcommand.operand else {
          throw UsageError(
            "`\(command)` takes no operand, but got `\(word)`",
            nearest: subcommand.nearest(to: word))
        }
        if let first = operand, !expected.isRepeated {
          throw UsageError(
            "`\(command)` takes one \(expected.name), but got `\(first)` and `\(word)`",
            nearest: "\(command) \(first)")
        }
        operands.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard let option = subcommand.options.first(where: { $0.name == parts[0] }) else {
        let nearest = nearestName(to: parts[0], in: subcommand.options.map(\.name))
        throw UsageError(
          "`\(command)` has no option `\(parts[0])`",
          nearest: nearest.map { "\(command) \($0)" } ?? "\(command) --help")
      }
      guard let kind = option.value else {
        guard parts.count == 1 else {
          throw UsageError(
            "`\(option.name)` takes no value", nearest: "\(command) \(option.name)")
        }
        switches.insert(option.name)
        continue
      }
      // `STUDENT EXERCISE` stands for two words.
      var taken = Array(parts.dropFirst())
      while taken.count < kind.split(separator: " ").count, let next = words.popFirst() {
        taken.append(next)
      }
      guard taken.count == kind.split(separator: " ").count else {
        throw UsageError(
          "`\(option.name)` needs a value", nearest: "\(command) \(option.name) \(kind)")
      }
      values[option.name] = taken
    }
    if operand == nil, let expected = subcommand.operand, !expected.isOptional {
      throw UsageError(
        "`\(command)` needs \(expected.explanation)", nearest: "\(command) \(expected.name)")
    }
  }

  func has(_ name: String) -> Bool { switches.contains(name) }

  func has(_ option: Option) -> Bool { has(option.name) }

  func value(of name: String) -> String? { values[name]?.first }

  /// The words of an option that takes several.
  func values(of name: String) -> [String]? { values[name] }

  func value(of option: Option) -> String? { value(of: option.name) }

  /// - Throws: `UsageError` when the option's value is not a whole number from 1.
  func wholeNumber(of name: String) throws(UsageError) -> Int? {
    guard let text = value(of: name) else { return nil }
    guard let number = Int(text), number >= 1 else {
      throw UsageError("`\(name)` needs a whole number from 1, but got `\(text)`")
    }
    return number
  }
}
