import CourseModel

/// Reads the list of a self-check's answers, and reports what would leave a reader puzzled.
struct QuizReader {
  let document: ProtectedText
  let builder: BlockBuilder

  private var draft: Draft { builder.draft }

  init(document: ProtectedText, builder: BlockBuilder) {
    self.document = document
    self.builder = builder
  }

  /// What an answer begins with, and what it says of the answer and of the question.
  private static let marks: [(text: String, kind: Quiz.Kind, isRight: Bool)] = [
    ("( )", .one, false), ("()", .one, false), ("(x)", .one, true), ("(X)", .one, true),
    ("[ ]", .several, false), ("[]", .several, false), ("[x]", .several, true),
    ("[X]", .several, true), ("[=]", .number, true), ("[≠]", .number, false),
    ("[!=]", .number, false),
  ]

  /// An item of the list, taken apart.
  private struct Item {
    var location: SourceLocation
    /// The inline content of its one paragraph.
    var content: [MarkdownNode]
    var explanation: Prose?
  }
}

extension QuizReader {
  /// The answers of an ordering, in their right order.
  mutating func steps(_ list: MarkdownNode) -> [Quiz.Answer] {
    let items = list.children.compactMap(item)
    if items.count < 2 {
      draft.error(
        at: location(of: list), "there is nothing to bring into order",
        suggestion: "write two steps or more")
    }
    return items.enumerated().map { index, item in
      if item.explanation == nil, index + 1 < items.count {
        draft.error(
          at: item.location, "nothing explains why this step comes here",
          suggestion: "add below it, indented: `> It must, because …`")
      }
      return Quiz.Answer(
        content: builder.prose(of: item.content, in: document), isRight: true,
        explanation: item.explanation)
    }
  }

  /// The answers of any other question, and its kind, if their marks agree on one.
  mutating func choices(_ list: MarkdownNode) -> (Quiz.Kind?, [Quiz.Answer]) {
    var kind: Quiz.Kind?
    var right: [SourceLocation] = []
    var answers: [Quiz.Answer] = []
    var isComplete = true
    for var item in list.children.compactMap(item) {
      guard let mark = takeMark(from: &item) else {
        isComplete = false
        continue
      }
      if let kind, kind != mark.kind {
        draft.error(
          at: item.location, "the marks of two kinds of question are mixed here",
          suggestion: "use `( )` and `(x)`, or `[ ]` and `[x]`, or `[=]` and `[≠]`")
        isComplete = false
      }
      kind = kind ?? mark.kind
      if mark.isRight { right.append(item.location) }
      if !mark.isRight, item.explanation == nil {
        draft.error(
          at: item.location, "nothing explains why this answer is wrong",
          suggestion: "add below it, indented: `> It is not, because …`")
      }
      if let answer = answer(item, isRight: mark.isRight, kind: mark.kind) {
        answers.append(answer)
      } else {
        isComplete = false
      }
    }
    guard let kind, isComplete else { return (nil, []) }
    check(kind, answers, right, at: location(of: list))
    return (kind, answers)
  }

  private func check(
    _ kind: Quiz.Kind, _ answers: [Quiz.Answer], _ right: [SourceLocation],
    at location: SourceLocation
  ) {
    if right.isEmpty {
      draft.error(
        at: location, "none of the answers is right",
        suggestion: kind == .one
          ? "mark one: `- (x) …`" : kind == .several ? "mark some: `- [x] …`" : "add `- [=] …`")
    }
    if right.count > 1, kind != .several {
      draft.error(
        at: right[1],
        kind == .one
          ? "two answers are right, and one can be chosen" : "a number has one right answer",
        suggestion: kind == .one ? "mark all with `[ ]` and `[x]`" : "widen the tolerance: `± 0.1`",
        notes: [.init(location: right[0], message: "the first is here")])
    }
    if kind == .number {
      if !answers.contains(where: { $0.number == nil }) {
        draft.error(
          at: location, "nothing is said to a number that is not foreseen",
          suggestion: "close the list with `- [≠] otherwise` and an explanation")
      }
    } else if answers.count < 2 {
      draft.error(
        at: location, "there is nothing to choose from", suggestion: "add a wrong answer")
    }
  }

  private func answer(_ item: Item, isRight: Bool, kind: Quiz.Kind) -> Quiz.Answer? {
    guard kind == .number else {
      return Quiz.Answer(
        content: builder.prose(of: item.content, in: document), isRight: isRight,
        explanation: item.explanation)
    }
    if !isRight, item.content.map({ $0.plainText(in: document) }).joined().trimmed == "otherwise" {
      return Quiz.Answer(content: Prose([]), isRight: false, explanation: item.explanation)
    }
    guard let (content, number) = QuizNumber(item.content, document, draft).read() else {
      draft.error(
        at: item.location, "this answer is no number",
        suggestion: "write `0.25`, `0.25 ± 0.01` or `{= slope } ± 5 %`"
          + (isRight ? "" : ", or `otherwise`"))
      return nil
    }
    return Quiz.Answer(
      content: content, isRight: isRight, explanation: item.explanation, number: number)
  }

  private func item(_ node: MarkdownNode) -> Item? {
    let location = location(of: node)
    var content: [MarkdownNode]?
    var explanation: [MarkdownNode] = []
    for child in node.children {
      if case .quote = child.kind {
        explanation += child.children
      } else if case .paragraph = child.kind, content == nil {
        content = child.children
      } else {
        draft.error(
          at: self.location(of: child), "an answer is one paragraph",
          suggestion: "put what explains it in a quotation: `> …`")
        return nil
      }
    }
    guard let content else {
      draft.error(at: location, "this answer says nothing", suggestion: "write it, or remove it")
      return nil
    }
    return Item(
      location: location, content: content,
      explanation: explanation.isEmpty ? nil : builder.prose(of: explanation, in: document))
  }

  private func takeMark(from item: inout Item) -> (kind: Quiz.Kind, isRight: Bool)? {
    if case .text(let text)? = item.content.first?.kind,
      let mark = Self.marks.first(where: { text.hasPrefix($0.text + " ") })
    {
      item.content[0].kind = .text(String(text.dropFirst(mark.text.count + 1)))
      return (mark.kind, mark.isRight)
    }
    draft.error(
      at: item.location, "this answer has no mark that says whether it is right",
      suggestion: "begin with `( )`, `(x)`, `[ ]`, `[x]`, `[=]` or `[≠]`, and a space")
    return nil
  }

  private func location(of node: MarkdownNode) -> SourceLocation {
    document.text.location(line: node.line, column: node.column)
  }
}

/// `0.25 ± 0.01`, `{= slope } ± 5 %`, with `+-` for `±`.
private struct QuizNumber {
  private let pieces: [ProtectedText.Piece]
  private let draft: Draft

  init(_ content: [MarkdownNode], _ document: ProtectedText, _ draft: Draft) {
    self.draft = draft
    pieces = content.flatMap { node -> [ProtectedText.Piece] in
      // Anything but plain text makes no number, and an empty piece neither.
      if case .text(let text) = node.kind { document.pieces(of: text) } else { [.literal("?")] }
    }
  }

  func read() -> (Prose, Quiz.Number)? {
    guard let first = pieces.first, pieces.count <= 2 else { return nil }
    switch first {
    case .span(let span):
      guard case .value = span.kind else { return nil }
      let rest: String
      switch pieces.dropFirst().first {
      case nil: rest = ""
      case .literal(let text): rest = text
      case .span: return nil
      }
      guard let tolerance = tolerance(rest), let value = draft.value(span) else { return nil }
      return (
        Prose([.value(value)]),
        Quiz.Number(
          value: .computed(value), tolerance: tolerance.size, isRelative: tolerance.isRelative)
      )
    case .literal(let text):
      let cut = text.firstIndex { $0 == "±" } ?? text.firstRange(of: "+-")?.lowerBound
      let written = text[..<(cut ?? text.endIndex)].description.trimmed
      guard pieces.count == 1, let value = number(written),
        let tolerance = tolerance(String(text[(cut ?? text.endIndex)...]))
      else { return nil }
      return (
        Prose([.html(escapedForHTML(written))]),
        Quiz.Number(
          value: .written(value), tolerance: tolerance.size, isRelative: tolerance.isRelative)
      )
    }
  }

  private func tolerance(_ text: String) -> (size: Double, isRelative: Bool)? {
    var rest = text.trimmed
    if rest.isEmpty { return (0, false) }
    if rest.hasPrefix("±") {
      rest.removeFirst()
    } else if rest.hasPrefix("+-") {
      rest.removeFirst(2)
    } else {
      return nil
    }
    let isRelative = rest.hasSuffix("%")
    if isRelative { rest.removeLast() }
    guard let size = number(rest.trimmed), size >= 0 else { return nil }
    return (isRelative ? size / 100 : size, isRelative)
  }

  private func number(_ text: String) -> Double? {
    guard let value = Double(text.replacing("−", with: "-")), value.isFinite else { return nil }
    return value
  }
}
