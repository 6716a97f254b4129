import CourseModel
import Foundation

/// Prose without markup, in one line: for search, previews and descriptions.
///
/// Mathematics stands as its TeX where that is short and plain, and as an ellipsis otherwise.
func plainText(_ prose: Prose) -> String {
  var text = ""
  for fragment in prose.fragments {
    switch fragment {
    case .html(let markup): appendText(of: markup, to: &text)
    case .mathematics(let mathematics): text += plainText(of: mathematics.tex)
    case .value: text += "…"
    // Its words, if it has any, are the fragments after it.
    case .reference: break
    }
  }
  return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

func plainText(_ blocks: [Block]) -> String {
  blocks.prose.map(plainText).filter { !$0.isEmpty }.joined(separator: " ")
}

/// Tags become nothing within a line of text, and a space where a block ends.
private func appendText(of markup: String, to text: inout String) {
  var rest = markup.utf8[...]
  while !rest.isEmpty {
    let words = rest.prefix { $0 != UInt8(ascii: "<") }
    text += unescaped(String(Substring(words)))
    rest = rest[words.endIndex...]
    guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return }
    let tag = rest[...end]
    if tag.starts(with: "</p".utf8) || tag.starts(with: "<li".utf8) || tag.starts(with: "<br".utf8)
    {
      text += " "
    }
    rest = rest[rest.index(after: end)...]
  }
}

/// What a reader sees of text or an attribute in HTML.
func unescaped(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
  return text.replacingOccurrences(of: "&lt;", with: "<")
    .replacingOccurrences(of: "&gt;", with: ">").replacingOccurrences(of: "&quot;", with: "\"")
    .replacingOccurrences(of: "&#39;", with: "'").replacingOccurrences(of: "&amp;", with: "&")
}

private func plainText(of tex: String) -> String {
  var plain = tex
  for (command, character) in greek {
    plain = plain.replacingOccurrences(of: "\\\(command)", with: character)
  }
  let isPlain = plain.utf8.count <= 24 && !plain.contains { "\\{}^_&".contains($0) }
  return isPlain ? plain : "…"
}

private let greek = [
  ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("eta", "η"), ("theta", "θ"),
  ("lambda", "λ"), ("mu", "μ"), ("sigma", "σ"), ("phi", "φ"), ("pi", "π"), ("le", "≤"), ("ge", "≥"),
]
