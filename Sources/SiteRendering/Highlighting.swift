import SwiftSource

/// Code as markup, its tokens classed by kind, one element a line where lines are marked.
struct Highlighting: Sendable {
  /// A run of code of one kind; the class is the name that `style.css` knows it by.
  struct Token: Sendable, Equatable {
    var style: String?
    var text: String
    /// Where the name is documented.
    var href: String?
  }

  /// The tokens of Swift source: together they are the source, byte for byte.
  let tokens: @Sendable (String) -> [Token]

  static let swift = Highlighting { source in
    highlight(source).map { Token(style: style(of: $0.kind), text: $0.text) }
  }

  /// Names of the lesson's own stay in the colour of text: too much colour is none.
  private static func style(of kind: HighlightedToken.Kind) -> String? {
    switch kind {
    case .keyword, .directive: "keyword"
    case .string: "string"
    case .number: "number"
    case .comment, .documentation: "comment"
    case .type: "type"
    case .attribute: "attribute"
    case .function: "function"
    case .label, .operator, .identifier, .plain: nil
    @unknown default: nil
    }
  }

  /// `source` as the content of `<code>`; `marked` are lines, from 0, that a failure points at.
  ///
  /// Where lines have numbers each is an element, for the style to count.
  func html(
    for source: String, language: String, marked: Set<Int> = [], numbersLines: Bool = false,
    links: [SymbolLink] = []
  ) -> HTML {
    var tokens = language == "swift" ? self.tokens(source) : [Token(style: nil, text: source)]
    if !links.isEmpty { tokens = linked(tokens, links) }
    precondition(
      tokens.reduce(0) { $0 + $1.text.utf8.count } == source.utf8.count,
      "Highlighting must keep every byte of the source.")
    if marked.isEmpty, !numbersLines { return merged(tokens).map(\.html).joined() }
    return lines(of: tokens).enumerated().map { line, tokens -> HTML in
      let content = tokens.map(\.html).joined()
      let line: HTML =
        marked.contains(line) ? "<mark class=\"fault\">\(content)</mark>" : content
      return numbersLines ? "<span class=\"line\">\(line)</span>" : line
    }.joined(separator: "\n")
  }

  /// Neighbours of one style are one element: pages stay small.
  private func merged(_ tokens: [Token]) -> [Token] {
    tokens.reduce(into: []) { result, token in
      if let last = result.indices.last, result[last].style == token.style,
        result[last].href == nil, token.href == nil
      {
        result[last].text += token.text
      } else {
        result.append(token)
      }
    }
  }

  /// The tokens cut where links begin and end; links are in order and do not overlap.
  private func linked(_ tokens: [Token], _ links: [SymbolLink]) -> [Token] {
    var result: [Token] = []
    var offset = 0
    var next = links[...]
    for token in tokens {
      let bytes = Array(token.text.utf8)
      var index = 0
      while index < bytes.count {
        while let link = next.first, link.end <= offset + index { next.removeFirst() }
        let link = next.first
        let isInside = link.map { $0.start <= offset + index } ?? false
        let boundary = link.map { isInside ? $0.end : $0.start } ?? Int.max
        let end = min(bytes.count, boundary - offset)
        let text = String(decoding: bytes[index..<end], as: UTF8.self)
        result.append(
          Token(style: token.style, text: text, href: isInside ? link?.address.href : nil))
        index = end
      }
      offset += bytes.count
    }
    return result
  }

  private func lines(of tokens: [Token]) -> [[Token]] {
    var lines: [[Token]] = [[]]
    for token in tokens {
      let pieces = token.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, piece) in pieces.enumerated() {
        if index > 0 { lines.append([]) }
        if !piece.isEmpty {
          lines[lines.count - 1].append(
            Token(style: token.style, text: String(piece), href: token.href))
        }
      }
    }
    return lines
  }
}

extension Highlighting.Token {
  fileprivate var html: HTML {
    if let href { return "<a class=\"\(style ?? "name")\" href=\"\(href)\">\(text)</a>" }
    guard let style else { return "\(text)" }
    return "<span class=\"\(style)\">\(text)</span>"
  }
}
