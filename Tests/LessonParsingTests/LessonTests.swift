import CourseModel
import LessonParsing
import Testing

@Suite struct LessonTests {
  static let source = #"""
    ---
    title: 'It''s a "lesson"'      # a comment
    summary: One sentence
      on two lines.
    goals:
      - derive the error: "no, not yet"
      - "check: it"
    requires: [unit, "layers"]
    mirrors: [T056, T057]
    minutes: 45
    memory-megabytes: 512
    output-kilobytes: 64
    ---
    Opening $x$.

    ```swift id=setup fold caption="The $loss$, = \"falls\""
    let a = 1
      let b = "{= a }"
    ```

    A is {= a } and `{= b }` is {= [1, 2].map { "\($0)}" } } in *{=a}*.

    ~~~swift hide
    struct P {}
    ~~~

    | value |
    | ----- |
    | {= P() } |

    ```swift fails=trap
    [1][a]
    ```

    Still {= b }.

    ```swift norun
    let a = 2
    ```

    ```python
    print("no cell")
    ```

    ```exercise hidden-deltas
    ```
    """#

  @Test func `limits know the lines that set them`() {
    let (lesson, diagnostics) = LessonParser(name: "03-it", root: "/").parse(
      """
      ---
      title: It
      summary: s
      cell-seconds: 2.5
      cell-cpu-seconds: 4
      threads: 2
      ---
      """)
    #expect(diagnostics.isEmpty)
    #expect(lesson.limits.seconds == 2.5 && lesson.limits.cpuSeconds == 4)
    #expect(lesson.limits.threads == 2)
    #expect(lesson.limits.places.mapValues(\.line) == [.seconds: 4, .cpuSeconds: 5, .threads: 6])
  }

  @Test func `front matter is read as YAML reads it`() {
    let (lesson, _) = LessonParser(name: "03-it", root: "/").parse(Self.source)
    #expect(lesson.title == #"It's a "lesson""#)
    #expect(lesson.summary == "One sentence on two lines.")
    #expect(lesson.requires == ["unit", "layers"])
    #expect(lesson.mirrors == ["T056", "T057"])
    #expect(lesson.minutes == 45)
    #expect(
      lesson.limits.allowSame(as: Limits(seconds: 60, outputBytes: 65536, memoryMegabytes: 512)))
    #expect(lesson.name == "03-it")
    #expect(lesson.file == "Lessons/03-it/Lesson.md")
    #expect(lesson.goals.last == "check: it")
  }

  @Test func `cells keep their text, options, places and values`() {
    let (lesson, diagnostics) = LessonParser(name: "03-it", root: "/").parse(Self.source)
    #expect(diagnostics.map { "\($0.location.line):\($0.location.column)" } == ["6:5"])
    func place(_ line: Int, _ column: Int = 1) -> CourseModel.SourceLocation {
      CourseModel.SourceLocation(file: "Lessons/03-it/Lesson.md", line: line, column: column)
    }
    #expect(
      lesson.cells == [
        Cell(
          index: 0, id: "setup", source: "let a = 1\n  let b = \"{= a }\"\n", location: place(17),
          visibility: .folded, caption: #"The $loss$, = "falls""#,
          inlineValues: [
            InlineValue(index: 0, expression: "a", location: place(21, 9), cell: 0),
            InlineValue(
              index: 1, expression: #"[1, 2].map { "\($0)}" }"#, location: place(21, 32), cell: 0),
            InlineValue(index: 2, expression: "a", location: place(21, 64), cell: 0),
          ]),
        Cell(
          index: 1, source: "struct P {}\n", location: place(24), visibility: .hidden,
          inlineValues: [
            InlineValue(index: 3, expression: "P()", location: place(29, 6), cell: 1),
            InlineValue(index: 4, expression: "b", location: place(35, 10), cell: 1),
          ]),
        Cell(index: 2, source: "[1][a]\n", location: place(32), expectedFailure: .trap),
      ])
    #expect(
      text(of: lesson.blocks) == #"""
        <p>Opening ⟨x⟩.</p>
        [cell 0]<p>A is {0: a} and <code>{= b }</code> is {1: [1, 2].map { "\($0)}" }} in <em>{2: a}</em>.</p>
        [cell 1]value
        {3: P()}[cell 2]<p>Still {4: b}.</p>
        [swift][python][exercise hidden-deltas]
        """#)
  }

  @Test func `library code is shown from its file`() throws {
    let folder = try CourseFolder([
      "Sources/Unit.swift": """
      import NN

      /// A unit.
      struct Unit {
        /// Adds up.
        ///
        /// In order.
        func forward(_ x: Int) -> Int {
          x
        }
      }
      """
    ])
    func listing(_ reference: String) -> (Listing?, [Diagnostic]) {
      let (lesson, diagnostics) = LessonParser(name: "a", root: folder.root).parse(
        "---\ntitle: A\nsummary: B\n---\n```swift from=\(reference)\n```\n")
      guard case .listing(let listing)? = lesson.blocks.first else { return (nil, diagnostics) }
      return (listing, diagnostics)
    }
    #expect(
      listing("Sources/Unit.swift#Unit.forward").0
        == Listing(
          language: "swift",
          source: """
            /// Adds up.
            ///
            /// In order.
            func forward(_ x: Int) -> Int {
              x
            }

            """, location: CourseModel.SourceLocation(file: "Sources/Unit.swift", line: 5),
          reference: "Sources/Unit.swift#Unit.forward"))
    #expect(listing("Sources/Unit.swift").0?.source.hasPrefix("import NN") == true)
    #expect(
      listing("Sources/Unit.swift#forwrd").1.map(\.description) == [
        """
        Lessons/a/Lesson.md:5:10: error: `Sources/Unit.swift` declares nothing named `forwrd`
          help: did you mean `#forward`?
        """
      ])
    #expect(
      listing("Sources/Units.swift").1.map(\.suggestion) == ["did you mean `Sources/Unit.swift`?"])
  }

  @Test func `a code block in a list starts where its first byte stands`() {
    let (lesson, _) = parse("> ```swift norun\n> let a\n> ```\n\n ```swift\n let b = 1\n ```\n")
    #expect(lesson.cells.map(\.location.description) == ["Lessons/01-unit/Lesson.md:10:2"])
    #expect(lesson.cells.map(\.source) == ["let b = 1\n"])
  }
}
