import CourseModel

extension Draft {
  /// What a link to the file can name after `#`.
  var targets: [String] { anchors + labels.names }

  /// Reports links to headings that this file does not have.
  func checkLocalLinks() {
    for link in links {
      if case .here(let anchor) = link.target { check(anchor, in: targets, at: link.location) }
    }
  }

  /// Reports links to lessons, headings, exercises and terms that the course does not have.
  func checkLinks(
    anchors: [String: [String]], exercises: [String], glossary: Glossary,
    leftOut drafts: [String] = []
  ) {
    for link in links {
      switch link.target {
      case .here: continue
      case .lesson(let name, let anchor):
        guard let known = anchors[name] else {
          if drafts.contains(name) {
            error(
              at: link.location, "the lesson `\(name)` is a draft, which this build leaves out",
              suggestion: "remove its `draft: true`, or build with `--drafts`")
            continue
          }
          let near = nearestName(to: name, in: anchors.keys.sorted())
          error(
            at: link.location, "there is no lesson `\(name)`",
            suggestion: near.map { "did you mean `\($0)`?" }
              ?? "the lessons are those that Course.md lists")
          continue
        }
        if let anchor { check(anchor, in: known, at: link.location, of: name) }
      case .exercise(let name):
        checkExercise(name, in: exercises, at: link.location)
      case .term(let id): checkTerm(id, in: glossary, at: link.location)
      }
    }
  }

  func checkExercise(_ name: String, in exercises: [String], at location: SourceLocation) {
    guard !exercises.contains(name) else { return }
    let near = nearestName(to: name, in: exercises)
    error(
      at: location, "there is no exercise `\(name)`",
      suggestion: near.map { "did you mean `\($0)`?" } ?? "create `Exercises/LESSON/\(name)`")
  }

  /// Reports a heading to be read again that the lesson does not have.
  func checkRereading(in lesson: Lesson) {
    let headings = lesson.headings
    guard let reread, !headings.contains(reread.text) else { return }
    let near = nearestName(to: reread.text, in: headings)
    error(
      at: reread.location, "the lesson `\(lesson.name)` has no heading “\(reread.text)”",
      suggestion: near.map { "did you mean `reread: \($0)`?" }
        ?? "name one of its headings as it is written there")
  }

  func checkTerm(_ id: String, in glossary: Glossary, at location: SourceLocation) {
    guard glossary.term(id) == nil else { return }
    let near = nearestName(to: id, in: glossary.terms.map(\.id))
    error(
      at: location, "the glossary has no term `\(id)`",
      suggestion: near.map { "did you mean `\($0)`?" }
        ?? "define it in `\(GlossaryParser.file)` below a heading `## …`")
  }

  private func check(
    _ anchor: String, in anchors: [String], at location: SourceLocation, of lesson: String? = nil
  ) {
    guard !anchors.contains(anchor) else { return }
    let kind = CrossReference.Kind(label: anchor)
    let isCell = anchor.hasPrefix("cell-")
    let alike = anchors.filter {
      CrossReference.Kind(label: $0) == kind && $0.hasPrefix("cell-") == isCell
    }
    let near = nearestName(to: anchor, in: alike) ?? nearestName(to: anchor, in: anchors)
    let known = alike.prefix(8).map { "`#\($0)`" }.joined(separator: ", ")
    error(
      at: location,
      "there is no \(kind?.word ?? "heading") `#\(anchor)` in "
        + (lesson.map { "the lesson `\($0)`" } ?? "this file"),
      suggestion: near.map { "did you mean `#\($0)`?" }
        ?? (known.isEmpty ? "remove the link" : "the \(kind?.word ?? "heading")s are \(known)"))
  }
}
