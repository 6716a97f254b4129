/// Prose for a terminal: the HTML's text, TeX as it was written, code as it stands.
public enum PlainProse {
  public static func text(of blocks: [Block]) -> String {
    blocks.map(text).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private static func text(of block: Block) -> String {
    switch block {
    case .heading(_, _, let prose), .prose(let prose), .notes(let prose): text(of: prose)
    case .table(let table):
      ([table.header] + table.rows).map { $0.map(text).joined(separator: "  ") }
        .joined(separator: "\n")
    case .cell(let cell): indented(cell.source)
    case .listing(let listing): indented(listing.source)
    case .exercise(let reference): "exercise \(reference.name)"
    case .aside(let blocks): text(of: blocks)
    case .figure(let figure): "[\(figure.alternative)] \(text(of: figure.caption))"
    case .fold(let fold): text(of: fold.blocks)
    case .quiz(let quiz):
      ([text(of: quiz.question)] + quiz.answers.map { "- \(text(of: $0.content))" })
        .joined(separator: "\n")
    case .references(let references):
      references.map { "\($0.names) (\($0.date)). \($0.title)." }.joined(separator: "\n")
    }
  }

  private static func text(of prose: Prose) -> String {
    prose.fragments.map { fragment in
      switch fragment {
      case .html(let html): withoutTags(html)
      case .mathematics(let formula): formula.isDisplay ? "\n  \(formula.tex)\n" : formula.tex
      case .value(let value): value.expression
      case .reference(let reference): reference.word ?? ""
      }
    }.joined().trimmingPrefix(while: \.isNewline).description.withoutTrailingNewlines
  }

  private static func indented(_ code: String) -> String {
    code.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
      .joined(separator: "\n")
  }

  /// The parser wrote this HTML, so that a tag is what stands between angle brackets.
  private static func withoutTags(_ html: String) -> String {
    var text = ""
    var isInTag = false
    for character in html {
      if character == "<" { isInTag = true }
      if !isInTag { text.append(character) }
      if character == ">" { isInTag = false }
    }
    let entities = ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&amp;": "&"]
    for entity in ["&lt;", "&gt;", "&quot;", "&#39;", "&amp;"] {
      text = text.split(separator: entity, omittingEmptySubsequences: false)
        .joined(separator: entities[entity]!)
    }
    return text
  }
}

extension String {
  fileprivate var withoutTrailingNewlines: String {
    var text = self
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}

extension Lesson {
  /// The texts of its headings, by which an exercise names what to read again.
  public var headings: [String] {
    blocks.compactMap { block in
      guard case .heading(_, _, let title) = block else { return nil }
      return PlainProse.text(of: [.prose(title)])
    }
  }
}
