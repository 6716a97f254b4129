import CourseModel

/// Self-checks: a question, and a list of its answers with what to say to each.
///
///     ```quiz
///     What will $u$'s co-state be if `+=` becomes `=`?
///
///     - ( ) 7                        one choice: ( ) and (x)
///       > That is what adding up gives.
///     - (x) The share of one use     several choices: [ ] and [x]
///     ```
///
///     - [=] 0.25 ± 0.01              a number, written or computed: [=] {= slope } ± 5 %
///     - [≠] 0.5                      a wrong number that is foreseen; [!=] is the same
///       > That is $s$, not $s(1 - s)$.
///     - [≠] otherwise                every other number
///       > Differentiate once more.
///
///     1. run forward                 an ordering: the items in their right order
///        > Deltas need the answers.
///     2. run backward
///
/// Each wrong answer has its explanation in a quotation below it; a right one may have one. In an
/// ordering each item but the last says why it comes where it does.
extension BlockBuilder {
  func quiz(
    _ fence: Fence, _ node: MarkdownNode, _ code: String, in document: ProtectedText
  ) -> Block? {
    for option in fence.options {
      draft.error(
        at: option.location, "a quiz takes no option `\(option.name)`",
        suggestion: "remove it: the marks of its answers say what kind it is")
    }
    guard draft.place == .lesson else {
      draft.error(
        at: fence.location, "a self-check stands in a lesson", suggestion: "move it there")
      return nil
    }
    guard mayNest(fence) else { return nil }
    let builder = BlockBuilder(draft: draft, container: .quiz)
    let (inner, nodes) = builder.parse(inside(node, code, in: document))
    guard let list = nodes.last, case .list(let start, _) = list.kind else {
      draft.error(
        at: fence.location, "a quiz ends with the list of its answers",
        suggestion: "write `- ( ) …` for a wrong one and `- (x) …` for the right one")
      return nil
    }
    let question = nodes.dropLast().compactMap { builder.block($0, in: inner) }
    if question.isEmpty {
      draft.error(at: fence.location, "this quiz asks nothing", suggestion: "begin with a question")
    }
    var reader = QuizReader(document: inner, builder: builder)
    let (kind, answers) = start == nil ? reader.choices(list) : (.order, reader.steps(list))
    guard let kind else { return nil }
    return .quiz(
      Quiz(
        kind: kind, question: question, answers: answers, location: fence.location,
        key: digest(of: code)))
  }

  /// FNV-1a of 64 bits (Fowler, Noll and Vo): tells questions apart, no more is needed.
  private func digest(of text: String) -> String {
    let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
