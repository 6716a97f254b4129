/// Font sizes of figures in SVG units; a figure is about 560 units wide.
enum TextSize {
  static let tick = 14.0
  static let label = 15.0
}

/// How wide a text will be, estimated without a font: layout has to leave room before any page
/// chooses one. The widths are those of common sans-serif faces, rounded up.
enum TextWidth {
  static func estimate(_ text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + em($1) } * size
  }

  /// The text, shortened with an ellipsis where it is wider than `limit`.
  static func shortened(_ text: String, toWidth limit: Double, size: Double) -> String {
    guard estimate(text, size: size) > limit else { return text }
    var kept = ""
    var width = em("…") * size
    for character in text {
      width += estimate(String(character), size: size)
      guard width <= limit else { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// The text on up to `lines` lines, broken at spaces, each shortened to `limit`.
  static func wrapped(
    _ text: String, toWidth limit: Double, size: Double, lines: Int
  ) -> [String] {
    guard estimate(text, size: size) > limit else { return [text] }
    // A comma is the best place to break, if both sides then fit.
    let clauses = text.split(separator: ", ", maxSplits: 1).map(String.init)
    if clauses.count == 2, clauses.allSatisfy({ estimate($0, size: size) <= limit }) {
      return [clauses[0] + ",", clauses[1]]
    }
    var result: [String] = []
    for word in text.split(separator: " ").map(String.init) {
      if let last = result.last,
        estimate(last + " " + word, size: size) <= limit || result.count == lines
      {
        result[result.count - 1] = last + " " + word
      } else {
        result.append(word)
      }
    }
    return result.map { shortened($0, toWidth: limit, size: size) }
  }

  private static func em(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "I", "|", "'", ".", ",", ":", ";", "!": 0.28
    case " ", "\u{2009}", "f", "t", "r", "(", ")", "[", "]", "-", "/": 0.36
    case "m", "w", "M", "W", "%", "@", "→", "…": 0.88
    case "0"..."9", "a"..."z": 0.57
    case "A"..."Z", "+", "=", "\u{2212}", "×", "<", ">": 0.68
    case "⁰"..."₎", "²", "³", "¹": 0.4
    case "\u{300}"..."\u{36F}": 0
    case _ where scalar.value > 0x2E7F: 1.05
    default: 0.62
    }
  }
}
