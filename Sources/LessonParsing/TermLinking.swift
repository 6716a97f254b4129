import CourseModel

/// Links the terms of the glossary where prose uses them: each once, where it is set in bold, or
/// else where it stands first. Headings, code and links stay as they are.
struct TermLinking {
  private let forms: TermForms
  /// Terms that are set in bold somewhere in the text: that is where it introduces them.
  private let introduced: Set<String>
  /// Terms that have their link.
  private(set) var linked: [String] = []

  init(_ forms: TermForms, in blocks: [Block]) {
    self.forms = forms
    var search = TermSearch(forms)
    for prose in blocks.runningText { search.read(prose) }
    introduced = search.inBold
    linked = []
  }

  /// Terms that the text introduces, of those that it links.
  var introductions: Set<String> { introduced }

  mutating func link(_ blocks: [Block]) -> [Block] {
    blocks.map { block in
      switch block {
      case .prose(let prose): .prose(link(prose))
      case .aside(let blocks): .aside(link(blocks))
      default: block
      }
    }
  }

  private mutating func link(_ prose: Prose) -> Prose {
    var nesting = TagNesting()
    return Prose(
      prose.fragments.map { fragment in
        guard case .html(let markup) = fragment else { return fragment }
        return .html(link(Array(markup.utf8), &nesting))
      })
  }

  private mutating func link(_ text: [UInt8], _ nesting: inout TagNesting) -> String {
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "<") {
        let tag = nesting.read(text, at: index)
        result += identified(tag)
        index += tag.count
      } else if nesting.isRunningText, let (term, end) = forms.match(in: text, at: index) {
        let name = text[index..<end]
        if linked.contains(term) || (introduced.contains(term) && !nesting.isBold) {
          result += name
        } else {
          linked.append(term)
          let opening = "<a href=\"glossary:\(term)\" class=\"term\" id=\"\(anchor(of: term))\">"
          result += opening.utf8 + name + "</a>".utf8
        }
        index = end
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A link to the glossary that the author wrote counts as the term's link.
  private mutating func identified(_ tag: ArraySlice<UInt8>) -> [UInt8] {
    let opening = "<a href=\"glossary:"
    guard tag.starts(with: opening.utf8) else { return Array(tag) }
    let term = String(
      decoding: tag.dropFirst(opening.utf8.count).prefix { $0 != 0x22 }, as: UTF8.self)
    guard !linked.contains(term) else { return Array(tag) }
    linked.append(term)
    return tag.dropLast() + " id=\"\(anchor(of: term))\">".utf8
  }

  private func anchor(of term: String) -> String { "term.\(term)" }
}

/// Finds the terms that stand in bold, and those that the author linked.
private struct TermSearch {
  private let forms: TermForms
  var inBold: Set<String> = []

  init(_ forms: TermForms) { self.forms = forms }

  mutating func read(_ prose: Prose) {
    var nesting = TagNesting()
    for case .html(let markup) in prose.fragments {
      let text = Array(markup.utf8)
      var index = 0
      while index < text.count {
        if text[index] == UInt8(ascii: "<") {
          index += nesting.read(text, at: index).count
        } else if nesting.isRunningText, let (term, end) = forms.match(in: text, at: index) {
          if nesting.isBold { inBold.insert(term) }
          index = end
        } else {
          index += 1
        }
      }
    }
  }
}

/// Which elements are open at a place of the parser's own markup.
private struct TagNesting {
  private var closed = 0
  private var bold = 0

  var isRunningText: Bool { closed == 0 }
  var isBold: Bool { bold > 0 }

  /// Notes the tag that begins at the offset, and returns it.
  mutating func read(_ text: [UInt8], at start: Int) -> ArraySlice<UInt8> {
    let end = text[start...].firstIndex(of: UInt8(ascii: ">")) ?? text.count - 1
    let tag = text[start...end]
    let isClosing = tag.dropFirst().first == UInt8(ascii: "/")
    let name = tag.dropFirst(isClosing ? 2 : 1).prefix { $0 != 0x20 && $0 != UInt8(ascii: ">") }
    switch String(decoding: name, as: UTF8.self) {
    case "a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6": closed += isClosing ? -1 : 1
    case "strong": bold += isClosing ? -1 : 1
    default: break
    }
    return tag
  }
}

extension [Block] {
  /// The prose in which terms are looked for.
  fileprivate var runningText: [Prose] {
    flatMap { block -> [Prose] in
      switch block {
      case .prose(let prose): [prose]
      case .aside(let blocks): blocks.runningText
      default: []
      }
    }
  }
}
