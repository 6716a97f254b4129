import CourseModel

/// Parses a `Lesson.md` into a lesson and the list of its author's mistakes.
///
/// The format, which reads as plain Markdown too:
///
///     lesson      = front-matter block*
///     front-matter= "---" (key ":" value)* "---"
///     key         = "title" | "part" | "summary" | "goals" | "requires" | "minutes" | "mirrors"
///                 | "draft" | "updated"
///                 | "cell-seconds" | "output-kilobytes" | "memory-megabytes"
///     value       = text | "[" text,* "]" | ("- " text)*           one `- ` line an item
///
///     block       = cell | reference | listing | exercise | aside | heading | table | footnote
///                 | CommonMark
///     cell        = "```swift" (name | "hide" | "fold" | fails | caption)* code "```"
///     name        = "id=" small letters, digits and hyphens
///     fails       = "fails=" ("compile" | "trap" | "throw")        must fail, and this way
///     caption     = "caption=" "\"" text "\""                      of its figure or table
///     reference   = "```swift from=" path ["#" declaration] "```"  library code, by its name
///     listing     = "```swift norun" code "```" | "```" language code "```"
///     exercise    = "```exercise" name "```"
///     aside       = "```aside" block* "```"                        no cells in it
///     heading     = "##"… inline                                   its id as on GitHub
///     table       = "|" inline "|" … , "| --- |" … , rows
///     footnote    = "[^" label "]:" CommonMark                     mentioned as "[^label]"
///
///     inline      = "$" TeX "$" | "$$" TeX "$$"                    no space inside a single "$"
///                 | "{=" Swift "}"                                 a value after the cell above
///                 | CommonMark
///
/// Links lead to `../NAME/Lesson.md#heading`, `exercise:NAME`, a file beside the lesson, or to
/// https; images lie beside the lesson and have a text. HTML is refused, comments vanish.
public struct LessonParser {
  /// The lesson's folder: `02-perceptron-and-hebb`.
  public var name: String
  /// The course's root, for the files that the lesson shows.
  public var root: String
  /// The limits where the lesson sets none.
  public var limits: Limits

  static let keys =
    ["title", "part", "summary", "goals", "requires", "minutes", "mirrors"]
    + ["draft", "updated"] + FrontMatterValues.limitKeys

  public init(name: String, root: String, limits: Limits = Limits()) {
    self.name = name
    self.root = root
    self.limits = limits
  }
}

extension LessonParser {
  /// Path of the lesson relative to the course's root.
  public var file: String { "Lessons/\(name)/Lesson.md" }

  /// The lesson in the text, and every mistake that can be seen without the rest of the course.
  public func parse(_ text: String) -> (lesson: Lesson, diagnostics: [Diagnostic]) {
    let parsed = parse(SourceText(text, file: file))
    return (parsed.lesson, parsed.draft.diagnostics.sorted())
  }

  func parse(_ text: SourceText) -> (lesson: Lesson, draft: Draft, frontMatter: LessonReferences) {
    let draft = Draft(place: .lesson, file: file, files: CourseFiles(root: root))
    let frontMatter = FrontMatter(text, diagnostics: &draft.diagnostics)
    var values = FrontMatterValues(frontMatter, keys: Self.keys, file: file)
    var lesson = Lesson(name: name, file: file, title: values.requiredText("title"))
    lesson.summary = values.requiredText("summary")
    let part = values.text("part")
    lesson.part = part?.text ?? ""
    lesson.goals = values.list("goals").map(\.text)
    let requires = values.list("requires")
    lesson.requires = requires.map(\.text)
    lesson.minutes = values.count("minutes")
    lesson.mirrors = values.list("mirrors").map(\.text)
    lesson.limits = values.limits(defaults: limits)
    lesson.isDraft = values.flag("draft")
    lesson.updates = values.updates("updated")
    lesson.text = text.joined
    draft.diagnostics += values.diagnostics

    let builder = BlockBuilder(draft: draft)
    lesson.blocks = builder.blocks(of: text.droppingLines(frontMatter.lineCount))
    if let notes = builder.notes() { lesson.blocks.append(notes) }
    draft.diagnostics += mistakes(in: draft.cells)
    draft.checkLocalLinks()
    // The values of the prose below a cell were found after the cell.
    lesson.blocks = lesson.blocks.map { block in
      if case .cell(let cell) = block { .cell(draft.cells[cell.index]) } else { block }
    }
    return (lesson, draft, LessonReferences(part: part, requires: requires))
  }
}

/// What a lesson's front matter says about the course, with the places to report.
struct LessonReferences {
  var part: FrontMatter.Item?
  var requires: [FrontMatter.Item]
}

extension SourceText {
  /// The text without its first lines; the rest keep their numbers.
  func droppingLines(_ count: Int) -> SourceText {
    SourceText(file: file, lines: Array(lines.dropFirst(count)))
  }
}

extension Sequence<Diagnostic> {
  /// By place, errors before warnings.
  func sorted() -> [Diagnostic] {
    sorted { a, b in
      a.location != b.location
        ? a.location < b.location : (a.severity == .error && b.severity == .warning)
    }
  }
}
