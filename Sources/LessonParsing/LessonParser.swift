import CourseModel

/// Parses a `Lesson.md` into a lesson and the list of its author's mistakes.
///
/// The format, which reads as plain Markdown too:
///
///     lesson      = front-matter block*
///     front-matter= "---" (key ":" value)* "---"
///     key         = "title" | "part" | "summary" | "goals" | "requires" | "minutes" | "mirrors"
///                 | "difficulty" | "unlinked" | "draft" | "updated"
///                 | "cell-seconds" | "cell-cpu-seconds" | "output-kilobytes"
///                 | "memory-megabytes" | "threads"
///     value       = text | "[" text,* "]" | ("- " text)*           one `- ` line an item
///
///     block       = cell | listing | exercise | aside | fold | figure | quiz | heading | table
///                 | footnote | CommonMark
///     cell        = "```swift" (name | "hide" | "fold" | fails | caption | "lines")* code "```"
///     name        = "id=" small letters, digits and hyphens
///     fails       = "fails=" ("compile" | "trap" | "throw")        must fail, and this way
///     caption     = "caption=" "\"" text "\""                      of its figure or table
///     listing     = "```swift from=" path ["#" declaration] (name | caption | "lines")* "```"
///                 | "```swift norun" (name | caption | "lines")* code "```"
///                 | "```" language (name | caption | "lines")* code "```"
///     exercise    = "```exercise" name "```"
///     aside       = "```aside" block* "```"                        no cells in it
///     fold        = "```" ("solution" | "hint") ["title=" text] block* "```"     nor in it
///     figure      = "```figure" [name] "![" text "](" file ")" caption "```"
///     quiz        = "```quiz" block* answers "```"                 see QuizBlocks.swift
///     heading     = "##"… inline                                   its id as on GitHub
///     table       = [caption line] "|" inline "|" … , "| --- |" … , rows
///     caption line= ("[Table](#" label "):" | "Table:") inline     right above the table
///     footnote    = "[^" label "]:" CommonMark                     mentioned as "[^label]"
///
///     inline      = "$" TeX "$" | "$$" TeX "$$"                    no space inside a single "$"
///                 | "{=" Swift "}"                                 a value after the cell above
///                 | "[@" key ["," place] (";" "@" key …)* "]"      of Lessons/References.bib;
///                 | "[-@" key "]"                                  the year alone
///                 | CommonMark
///
/// `\label{eq-name}` in displayed mathematics gives it a number. `[figure](#fig-name)` becomes
/// "Figure 3", as do `[table](#tab-name)`, `[listing](#lst-name)` and `[equation](#eq-name)`; a link
/// there in other words keeps its words. `name` is a figure's, a listing's, or that of the cell that
/// shows the figure or table.
///
/// Links lead to `../NAME/Lesson.md#heading`, `exercise:NAME`, `glossary:TERM`, a file beside the
/// lesson, or to
/// https; images lie beside the lesson and have a text. HTML is refused, comments vanish.
public struct LessonParser {
  /// The lesson's folder: `02-perceptron-and-hebb`.
  public var name: String
  /// The course's root, for the files that the lesson shows.
  public var root: String
  /// The limits where the lesson sets none.
  public var limits: Limits

  static let keys =
    [
      "title", "part", "summary", "goals", "requires", "minutes", "difficulty", "mirrors",
      "unlinked", "draft", "updated",
    ]
    + FrontMatterValues.limitKeys

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
    let bibliography = Bibliography(CourseFiles(root: root))
    let parsed = parse(SourceText(text, file: file), bibliography: bibliography)
    return (parsed.lesson, parsed.draft.diagnostics.sorted())
  }

  func parse(
    _ text: SourceText, bibliography: Bibliography
  ) -> (lesson: Lesson, draft: Draft, frontMatter: LessonReferences) {
    let draft = Draft(
      place: .lesson, file: file, files: CourseFiles(root: root), bibliography: bibliography)
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
    lesson.difficulty = values.choice("difficulty", of: Difficulty.self)
    lesson.mirrors = values.list("mirrors").map(\.text)
    let unlinked = values.list("unlinked")
    lesson.limits = values.limits(defaults: limits)
    lesson.isDraft = values.flag("draft")
    lesson.updates = values.updates("updated")
    lesson.text = text.joined
    draft.diagnostics += values.diagnostics

    let builder = BlockBuilder(draft: draft)
    lesson.blocks = builder.blocks(of: text.droppingLines(frontMatter.lineCount))
    if let notes = builder.notes() { lesson.blocks.append(notes) }
    if let references = draft.references() { lesson.blocks.append(references) }
    draft.diagnostics += mistakes(in: draft.cells)
    draft.checkLocalLinks()
    // The values of the prose below a cell were found after the cell.
    lesson.blocks = lesson.blocks.map { block in
      if case .cell(let cell) = block { .cell(draft.cells[cell.index]) } else { block }
    }
    return (lesson, draft, LessonReferences(part: part, requires: requires, unlinked: unlinked))
  }
}

/// What a lesson's front matter says about the course, with the places to report.
struct LessonReferences {
  var part: FrontMatter.Item?
  var requires: [FrontMatter.Item]
  /// Terms of the glossary that become no links here.
  var unlinked: [FrontMatter.Item]
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
