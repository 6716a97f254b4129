import Foundation

/// The plain text of what BibTeX writes in TeX: `Schr{\"o}dinger, {XOR} \& \emph{more}`.
struct TeXText {
  /// The first command that is none of text, if any.
  private(set) var unknownCommand: String?
  private let characters: [Character]
  private var index = 0

  init(_ source: String) { characters = Array(source) }

  /// Marks of TeX and the combining characters that they put on the next letter.
  private static let accents: [Character: String] = [
    "\"": "\u{308}", "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "~": "\u{303}",
    "=": "\u{304}", ".": "\u{307}", "u": "\u{306}", "v": "\u{30C}", "H": "\u{30B}",
    "c": "\u{327}", "k": "\u{328}", "r": "\u{30A}", "d": "\u{323}", "b": "\u{331}",
  ]
  private static let letters = [
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ",
    "OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "textendash": "–", "textemdash": "—",
    "dots": "…", "ldots": "…", "copyright": "©",
  ]
  private static let styles = ["emph", "textit", "textbf", "textsc", "textrm", "mbox", "url", "it"]

  mutating func text() -> String {
    var result = ""
    while index < characters.count { result += next() }
    return result.replacing("---", with: "—").replacing("--", with: "–")
      .replacing("``", with: "“").replacing("''", with: "”").replacing("'", with: "’")
      .precomposedStringWithCanonicalMapping
  }

  /// What the next character or command stands for.
  private mutating func next() -> String {
    let character = characters[index]
    index += 1
    switch character {
    case "{", "}", "$": return ""
    case "~": return "\u{A0}"
    case "\\": return command()
    default: return String(character)
    }
  }

  private mutating func command() -> String {
    guard index < characters.count else { return "" }
    let mark = characters[index]
    guard mark.isASCII, mark.isLetter else {
      index += 1
      if let accent = Self.accents[mark] { return accented(by: accent) }
      if "&%$#_{} ,-/@".contains(mark) { return mark == "-" || mark == "/" ? "" : String(mark) }
      unknownCommand = unknownCommand ?? String(mark)
      return ""
    }
    var name = ""
    while index < characters.count, characters[index].isASCII, characters[index].isLetter {
      name.append(characters[index])
      index += 1
    }
    if Self.styles.contains(name) { return "" }
    if let letter = Self.letters[name] {
      if index < characters.count, characters[index] == " " { index += 1 }
      return letter
    }
    if name.count == 1, let accent = Self.accents[name.first!] { return accented(by: accent) }
    unknownCommand = unknownCommand ?? name
    return ""
  }

  /// The next letter, in braces or not, with the mark on it.
  private mutating func accented(by accent: String) -> String {
    while index < characters.count, characters[index] == " " || characters[index] == "{" {
      index += 1
    }
    guard index < characters.count else { return "" }
    var letter = next()
    if letter == "ı" { letter = "i" }
    guard let first = letter.first else { return "" }
    return String(first) + accent + letter.dropFirst()
  }
}

/// The persons of an `author` field: `Rumelhart, David E. and van der Maaten, L. and {OpenAI}`.
struct TeXNames {
  private(set) var names: [(family: String, given: String)] = []

  init(_ source: String) {
    let words = Self.split(source) { $0 == " " }
    for person in words.split(separator: "and") where !person.isEmpty {
      names.append(Self.name(person.joined(separator: " ")))
    }
  }

  private static func name(_ person: String) -> (family: String, given: String) {
    let parts = split(person) { $0 == "," }.map { $0.trimmed }
    if parts.count > 2 { return ("\(parts[0]) \(parts[1])", parts[2]) }
    if parts.count == 2 { return (parts[0], parts[1]) }
    let words = split(person) { $0 == " " }
    let particle = words.firstIndex { $0.first?.isLowercase == true } ?? words.count - 1
    let first = min(particle, words.count - 1)
    return (words[first...].joined(separator: " "), words[..<first].joined(separator: " "))
  }

  /// The text cut at characters that are in no braces.
  private static func split(_ text: String, _ isCut: (Character) -> Bool) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      if depth == 0, isCut(character) {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.filter { !$0.isEmpty }
  }
}
