import CourseModel
import Foundation
import LessonParsing

/// A course of a few files in a temporary folder, removed with it.
final class CourseFolder {
  let root: String

  /// The files by their paths relative to the course's root.
  init(_ files: [String: String]) throws {
    root = NSTemporaryDirectory() + "/gradus-\(UUID().uuidString)"
    for (path, text) in files { try write(Data(text.utf8), to: path) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: root)
  }

  func write(_ bytes: Data, to path: String) throws {
    let url = URL(fileURLWithPath: "\(root)/\(path)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: url)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(atPath: "\(root)/\(path)")
  }

  /// A course of two lessons and an exercise in which there is no mistake.
  static let sound: [String: String] = [
    "Lessons/Course.md": """
    ---
    title: "Steps: a course"
    subtitle: From one unit up
    cell-seconds: 20
    ---
    Welcome to $n$ lessons.

    ## First steps

    Begin here.

    - [One unit](01-unit/Lesson.md)
    - [Layers](02-layers/Lesson.md)
    """,
    "Lessons/01-unit/Lesson.md": """
    ---
    title: One unit
    summary: A unit adds and decides.
    ---
    ## Adding up

    ```swift
    let threshold = 0.5
    ```

    ```exercise both
    ```
    """,
    "Lessons/02-layers/Lesson.md": """
    ---
    title: Layers
    summary: Units side by side.
    requires: [unit]
    ---
    See [adding](../01-unit/Lesson.md#adding-up) and [the exercise](exercise:both).
    """,
  ].merging(exercise("Exercises/01-unit/both")) { first, _ in first }

  /// The files of an exercise in which nothing is missing.
  static func exercise(_ folder: String) -> [String: String] {
    var files = [
      "\(folder)/Exercise.md": """
      ---
      title: Both
      points: 3
      seconds: 2.5
      memory-megabytes: 256
      imports: [NN]
      ---
      Write `both`, which is $a \\land b$.

      ```swift
      both(1, 1)
      ```

      ## Hint

      When is the sum above $1.5$?

      ## Hint

      Compare it.
      """
    ]
    for name in ["Starter", "Solution", "Interface", "VisibleChecks", "HiddenChecks"] {
      files["\(folder)/\(name).swift"] = "// \(name)\n"
    }
    for name in ["either", "never", "always"] {
      files["\(folder)/Mistakes/\(name).swift"] = "// \(name)\n"
    }
    return files
  }
}

/// The lesson's text below a front matter of four lines: its first line is line 5.
func parse(_ body: String) -> (lesson: Lesson, diagnostics: [Diagnostic]) {
  LessonParser(name: "01-unit", root: NSTemporaryDirectory()).parse(
    "---\ntitle: A\nsummary: B\n---\n" + body)
}

/// The prose of a lesson as one text: HTML, with mathematics as `⟨tex⟩`, displayed `⟪tex⟫`, and
/// values as `{index: expression}`.
func text(of blocks: [Block]) -> String {
  blocks.map { block in
    switch block {
    case .heading(let level, let id, let prose): "[h\(level) \(id)]\(text(of: prose))"
    case .prose(let prose), .notes(let prose): text(of: prose)
    case .table(let table):
      ([table.header] + table.rows).map { $0.map(text).joined(separator: "|") }
        .joined(separator: "\n")
    case .cell(let cell): "[cell \(cell.index)]"
    case .listing(let listing): "[\(listing.language)]"
    case .exercise(let reference): "[exercise \(reference.name)]"
    case .aside(let blocks): "[aside \(text(of: blocks))]"
    case .figure(let figure): "[figure \(figure.file) \(text(of: figure.caption))]"
    case .fold(let fold): "[\(fold.kind) \(text(of: fold.blocks))]"
    case .quiz(let quiz): "[quiz \(quiz.kind) \(text(of: quiz.question))]"
    case .references(let references): "[references \(references.map(\.key))]"
    }
  }.joined()
}

func text(of prose: Prose) -> String {
  prose.fragments.map { fragment in
    switch fragment {
    case .html(let html): html
    case .mathematics(let formula): formula.isDisplay ? "⟪\(formula.tex)⟫" : "⟨\(formula.tex)⟩"
    case .value(let value): "{\(value.index): \(value.expression)}"
    case .reference(let reference): "<a \(reference.target)>\(reference.word ?? "")"
    }
  }.joined()
}

/// The prose of a lesson's body, where it must have no mistake.
func prose(_ body: String) -> String {
  let (lesson, diagnostics) = parse(body)
  return (diagnostics.map(\.description) + [text(of: lesson.blocks)]).joined(separator: "\n")
}
