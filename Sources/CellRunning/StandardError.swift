import RegexBuilder

/// What a cell left on its standard error: its own words, and the runtime's last ones.
struct StandardError {
  /// What the cell itself wrote there.
  var own: String
  /// The runtime's message, such as `Index out of range`, without its prefix and place.
  var fatal: String?

  init(_ text: String) {
    // The backtracer announces itself after the message.
    var rest = Substring(text)
    if let announcement = rest.firstMatch(of: /\n?\*\*\* Signal \d+: Backtracing/) {
      rest = rest[..<announcement.range.lowerBound]
    }
    // Only the last message is the one that ended the cell.
    let place = /(?:[^\s:][^\n:]*:\d+: )?/
    let prefix = Regex {
      /(?:^|\n)/
      place
      /(?:Fatal error|Precondition failed|Assertion failed)(?:: |\n|$)/
    }
    if let match = rest.matches(of: prefix).last {
      fatal = rest[match.range.upperBound...].trimmed
      own = String(rest[..<match.range.lowerBound])
    } else if let match = rest.firstMatch(of: /Could not cast value of type [^\n]+/) {
      fatal = String(match.output).replacing(/\ \(0x[0-9a-f]+\)/, with: "")
      own = String(rest[..<match.range.lowerBound])
    } else {
      own = String(rest)
    }
    fatal = fatal?.replacing(/\bLesson\./, with: "")
    if own.allSatisfy(\.isWhitespace) { own = "" }
  }

  /// The description of an error that reached the top level.
  var thrownError: String? {
    guard let fatal, fatal.hasPrefix(Self.errorPrefix) else { return nil }
    return String(fatal.dropFirst(Self.errorPrefix.count))
  }

  /// Whether an allocation was refused.
  var isOutOfMemory: Bool {
    [own, fatal ?? ""].contains {
      $0.contains(/(?:failed|[Cc]ould not) (?:to )?allocate/)
    }
  }

  private static let errorPrefix = "Error raised at top level: "
}

extension Substring {
  fileprivate var trimmed: String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
