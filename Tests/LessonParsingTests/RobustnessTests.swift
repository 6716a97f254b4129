import CourseModel
import LessonParsing
import Testing

@Suite struct RobustnessTests {
  /// Numbers that look random and are the same each time (Knuth's MMIX generator).
  private struct Numbers {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  private static let pieces = [
    "$", "$$", "`", "```", "````", "```swift ", "```aside\n", "{=", "}", "[^a]", "[^a]: ", "|",
    "\n",
    "\n\n", "> ", "- ", "    ", "\t", "\\", "<", "<!--", "-->", "---", "\"", "é", "\u{E000}",
    "\u{1A}", "[", "](", ")", "![", "#", "\r", "\u{0}", "=", ":", "~~~",
    "```quiz\n", "- (x) ", "- [=] ", "  > ", "1. ", "\\label{eq-", "[@", "; @", "](#fig-",
    "[Table](#tab-", "```figure\n", "````solution\n",
  ]

  private static let questions = #"""

    $$a \label{eq-a}$$ by [equation](#eq-a) and [@key; @other, p. 3].

    ```quiz
    What is $a$?

    - [=] {= a } ± 1 %
    - [≠] 3
      > No.
    - [≠] otherwise
      > Nor this.
    ```

    [Table](#tab-a): Of `a`.
    | a | b |
    |---|---|
    | 1 | 2 |

    """#

  @Test(arguments: 0..<4)
  func `whatever an author writes, diagnostics lie in the file`(seed: Int) {
    var numbers = Numbers(state: UInt64(seed))
    for _ in 0..<60 {
      var characters = Array(
        LessonTests.source + "\n| a |\n|---|\n| b |\n\n[^a]: c\n" + Self.questions)
      for _ in 0...numbers.next(below: 8) {
        let start = numbers.next(below: characters.count)
        let end = min(characters.count, start + numbers.next(below: 12))
        let piece = Self.pieces[numbers.next(below: Self.pieces.count)]
        characters.replaceSubrange(start..<end, with: Array(piece))
      }
      let text = String(characters)
      let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        .split(separator: "\n", omittingEmptySubsequences: false).map(\.utf8.count)
      let (lesson, diagnostics) = LessonParser(name: "03-it", root: "/").parse(text)
      for place in diagnostics.map(\.location) + lesson.cells.map(\.location) {
        let isInside =
          (1...lines.count).contains(place.line)
          && (1...lines[place.line - 1] + 1).contains(place.column)
        #expect(isInside, "\(place) in \(text.debugDescription)")
      }
    }
  }
}
