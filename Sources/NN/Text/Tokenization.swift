/// Texts as sequences of tokens.
public enum Tokenization {
  /// Every character, as readers see them: an accent belongs to its letter.
  public static func characters(_ text: String) -> [String] { text.map(String.init) }

  /// Words in lower case, and each punctuation mark as a word of its own; spaces separate.
  ///
  /// Letters, digits and apostrophes between them are words: `Don't stop!` → `don't`, `stop`, `!`.
  public static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    func finish() {
      // An apostrophe at a word's end is a quotation mark.
      var marks = 0
      while word.last == "'" {
        word.removeLast()
        marks += 1
      }
      if !word.isEmpty { words.append(word) }
      words += [String](repeating: "'", count: marks)
      word = ""
    }
    for character in text.lowercased() {
      if character.isLetter || character.isNumber || (character == "'" && !word.isEmpty) {
        word.append(character)
      } else {
        finish()
        if !character.isWhitespace { words.append(String(character)) }
      }
    }
    finish()
    return words
  }

  /// How often each token occurs in all texts together.
  public static func counts(_ texts: [[String]]) -> [String: Int] {
    texts.joined().reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
