import CourseModel

/// Parses an exercise's folder: `Exercise.md` and the Swift files beside it.
///
///     Exercise.md = front-matter block* ("## Hint" block*)+
///     key         = "title" | "points" | "seconds" | "memory-megabytes" | "imports"
///                 | "parts" | "seed" | "reread" | "feedback-hints"
///     parts       = ("- " name " (" number " points" (", after " name (" and " name)*)? ")")+
///     seed        = "fixed" | "submission" | "student"
///
/// The blocks are a lesson's, but for cells, exercises and values: a statement runs nothing.
struct ExerciseParser {
  /// The exercise's folder: `threshold-xor`.
  var name: String
  /// The folder of its lesson.
  var lesson: String
  var files: CourseFiles

  static let keys =
    ["title", "points", "seconds", "memory-megabytes", "imports"] + ExerciseGrading.keys
  static let sources = [
    "Starter.swift", "Solution.swift", "Interface.swift", "VisibleChecks.swift",
    "HiddenChecks.swift",
  ]
  /// What the students' copy of an exercise has, and by which it is known.
  static let recordedAnswers = "RecordedAnswers"
  static let releasedSources = [
    "Starter.swift", "Interface.swift", "VisibleChecks.swift", recordedAnswers,
  ]
  static let leastMistakes = 3
}

extension ExerciseParser {
  var directory: String { "Exercises/\(lesson)/\(name)" }
  var file: String { "\(directory)/Exercise.md" }

  /// The exercise, or `nil` where there is no text to make one of; and what was found in it.
  func parse() -> (exercise: Exercise?, draft: Draft) {
    let draft = Draft(place: .exercise, file: file, files: files, idPrefix: "\(name).")
    let starter = checkFiles(draft)
    guard let content = files.read(file, into: &draft.diagnostics) else { return (nil, draft) }
    let text = SourceText(content, file: file)
    let frontMatter = FrontMatter(text, diagnostics: &draft.diagnostics)
    var values = FrontMatterValues(frontMatter, keys: Self.keys, file: file)
    var exercise = Exercise(
      name: name, lesson: lesson, directory: directory, title: values.requiredText("title"),
      points: values.requiredCount("points"), statement: [], hints: [], starter: starter)
    if let seconds = values.seconds("seconds") { exercise.limits.seconds = seconds }
    if let memory = values.count("memory-megabytes") { exercise.limits.memoryMegabytes = memory }
    let imports = values.list("imports")
    if !imports.isEmpty { exercise.allowedImports = imports.map(\.text) }
    ExerciseGrading.read(from: &values, into: &exercise, draft)
    draft.diagnostics += values.diagnostics
    exercise.isReleased = isReleased
    readBody(text.droppingLines(frontMatter.lineCount), into: &exercise, draft)
    if let shown = exercise.feedbackHints, shown > exercise.hints.count, !exercise.hints.isEmpty {
      draft.error(
        at: SourceLocation(file: file, line: 1),
        "`feedback-hints` is \(shown), and the exercise has \(exercise.hints.count) hints",
        suggestion: "write `feedback-hints: \(exercise.hints.count)`, or leave it out for all")
    }
    draft.checkLocalLinks()
    return (exercise, draft)
  }

  private var isReleased: Bool {
    files.exists("\(directory)/\(Self.recordedAnswers)")
      && !files.exists("\(directory)/Solution.swift")
  }

  /// Cuts the body at its hints.
  private func readBody(_ text: SourceText, into exercise: inout Exercise, _ draft: Draft) {
    let builder = BlockBuilder(draft: draft)
    let (document, nodes) = builder.parse(text)
    for node in nodes {
      if case .heading(let level) = node.kind {
        let title = node.plainText(in: document)
        if level == 2 && title == "Hint" {
          exercise.hints.append([])
          continue
        }
        let location = document.text.location(line: node.line, column: node.column)
        if title.lowercased().hasPrefix("hint") || nearestName(to: title, in: ["Hint"]) != nil {
          draft.error(
            at: location, "a step of the hints begins with the heading `## Hint`",
            suggestion: "write `## Hint`, once for each step")
        } else if level <= 2, !exercise.hints.isEmpty {
          draft.error(
            at: location, "the hints close the file, so no section follows them",
            suggestion: "move it before the first `## Hint`")
        }
      }
      guard let block = builder.block(node, in: document) else { continue }
      if exercise.hints.isEmpty {
        exercise.statement.append(block)
      } else {
        exercise.hints[exercise.hints.count - 1].append(block)
      }
    }
    if let notes = builder.notes() { exercise.statement.append(notes) }
    let start = SourceLocation(file: file, line: 1)
    if exercise.statement.isEmpty {
      draft.error(at: start, "the exercise has no statement", suggestion: "say what to write")
    }
    if exercise.hints.isEmpty {
      draft.error(
        at: start, "the exercise has no hint",
        suggestion: "close the file with `## Hint` and a first push in the right direction")
    }
    for (index, hint) in exercise.hints.enumerated() where hint.isEmpty {
      draft.error(at: start, "hint \(index + 1) is empty", suggestion: "write it, or remove it")
    }
  }

  /// Reports the files that an exercise must have and this one lacks; returns its starter's text.
  private func checkFiles(_ draft: Draft) -> String {
    let start = SourceLocation(file: file, line: 1)
    let present = files.names(in: directory)
    let sources = isReleased ? Self.releasedSources : Self.sources
    for source in sources where !present.contains(source) {
      let near = nearestName(to: source, in: present.filter { !sources.contains($0) })
      draft.error(
        at: start, "the exercise has no `\(source)`",
        suggestion: near.map { "rename `\($0)`?" } ?? "add `\(directory)/\(source)`")
    }
    let mistakes = files.names(in: "\(directory)/Mistakes").filter { $0.hasSuffix(".swift") }
    if mistakes.count < Self.leastMistakes, !isReleased {
      draft.error(
        at: start,
        "the exercise knows \(mistakes.count) wrong answers; its checks are tried on three at least",
        suggestion: "add files such as `\(directory)/Mistakes/forgot-bias.swift`")
    }
    guard present.contains("Starter.swift") else { return "" }
    return files.read("\(directory)/Starter.swift", into: &draft.diagnostics) ?? ""
  }
}
