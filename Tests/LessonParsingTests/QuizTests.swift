import CourseModel
import LessonParsing
import Testing

@Suite struct QuizTests {
  private func quiz(_ body: String) throws -> Quiz {
    let (lesson, diagnostics) = parse("```swift\nlet a = 2\n```\n\n```quiz\n\(body)\n```\n")
    #expect(diagnostics == [])
    let quizzes = lesson.blocks.compactMap { if case .quiz(let quiz) = $0 { quiz } else { nil } }
    return try #require(quizzes.first)
  }

  @Test func `one choice keeps mathematics, code and emphasis in answers and explanations`() throws
  {
    let quiz = try quiz(
      """
      What is $x$, for `a`?

      - ( ) *Nothing* below $0$
        > Not $-1$,
        > nor `b`.
      - (x) One
      """)
    #expect(quiz.kind == .one)
    #expect(text(of: quiz.question) == "<p>What is ⟨x⟩, for <code>a</code>?</p>\n")
    #expect(text(of: quiz.answers[0].content) == "<em>Nothing</em> below ⟨0⟩")
    #expect(
      quiz.answers[0].explanation.map(text(of:)) == "<p>Not ⟨-1⟩,\nnor <code>b</code>.</p>\n")
    #expect(quiz.answers.map(\.isRight) == [false, true])
  }

  @Test func `the marks say what kind of question it is`() throws {
    #expect(try quiz("Q\n\n- [x] a\n- [ ] b\n  > no\n- [x] c").kind == .several)
    let order = try quiz("Q\n\n1. a\n   > first\n2. b")
    #expect(order.kind == .order)
    #expect(order.answers.map { text(of: $0.content) } == ["a", "b"])
  }

  @Test func `a number is written or computed, with a tolerance of its own or as a share`() throws {
    let quiz = try quiz(
      "Q\n\n- [=] {= a / 4 } ± 5 %\n- [≠] −1.5\n  > sign\n- [!=] 2e3 +- 0.5\n  > b\n"
        + "- [≠] otherwise\n  > c")
    #expect(quiz.kind == .number)
    let numbers = quiz.answers.map(\.number)
    guard case .computed(let value)? = numbers[0]?.value else {
      Issue.record("not computed")
      return
    }
    #expect(value.expression == "a / 4" && value.cell == 0)
    #expect(numbers[0]?.tolerance == 0.05 && numbers[0]?.isRelative == true)
    #expect(numbers[1] == Quiz.Number(value: .written(-1.5)))
    #expect(numbers[2] == Quiz.Number(value: .written(2000), tolerance: 0.5))
    #expect(numbers[3] == nil)
  }

  @Test func `the key changes with the text and with nothing else`() throws {
    let first = try quiz("Q\n\n- (x) a\n- ( ) b\n  > no")
    #expect(try quiz("Q\n\n- (x) a\n- ( ) b\n  > no").key == first.key)
    #expect(try quiz("Q\n\n- (x) a\n- ( ) c\n  > no").key != first.key)
  }

  @Test(arguments: [
    ("Q?", "5:1", "ends with the list of its answers"),
    ("- (x) a\n- ( ) b\n  > no", "5:1", "asks nothing"),
    ("Q\n\n- ( ) a\n  > no\n- ( ) b\n  > no", "8:1", "none of the answers is right"),
    ("Q\n\n- (x) a\n- (x) b", "9:1", "two answers are right"),
    ("Q\n\n- (x) a\n- ( ) b", "9:1", "nothing explains why this answer is wrong"),
    ("Q\n\n- (x) a\n- [ ] b\n  > no", "9:1", "marks of two kinds"),
    ("Q\n\n- (x) a\n- b", "9:1", "no mark"),
    ("Q\n\n- (x) a", "8:1", "nothing to choose from"),
    ("Q\n\n- [=] one\n- [≠] otherwise\n  > no", "8:1", "no number"),
    ("Q\n\n- [=] 1 ± x\n- [≠] otherwise\n  > no", "8:1", "no number"),
    ("Q\n\n- [=] 1\n- [≠] 2\n  > no", "8:1", "not foreseen"),
    ("Q\n\n- [=] {= 1 }\n- [≠] otherwise\n  > no", "8:7", "before the first cell"),
    ("Q\n\n1. a\n2. b", "8:1", "why this step comes here"),
    ("Q\n\n- (x) a\n\n  b\n- ( ) c\n  > no", "10:3", "one paragraph"),
    ("Q\n\n- (x) a $b\n- ( ) [c](#no)\n  > no", "9:7", "no heading `#no`"),
  ])
  func `a quiz that would puzzle its reader is refused`(
    body: String, place: String, message: String
  ) {
    let diagnostics = parse("```quiz\n\(body)\n```\n").diagnostics
    let said = diagnostics.map(\.description).joined(separator: "\n")
    #expect(
      diagnostics.contains {
        "\($0.location.line):\($0.location.column)" == place && $0.message.contains(message)
      }, "\(said)")
    #expect(diagnostics.allSatisfy { $0.suggestion != nil })
  }

  @Test func `a self-check stands in the lesson itself`() {
    let quiz = "```quiz\nQ\n\n- (x) a\n- ( ) b\n  > no\n```"
    #expect(parse("````aside\n\(quiz)\n````").diagnostics[0].message.contains("in an aside"))
    let listed = parse("- a\n  ```quiz\n  ```").diagnostics
    #expect(listed[0].message.contains("cannot stand in a list"))
  }
}
