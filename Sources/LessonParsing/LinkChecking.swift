import CourseModel

extension Draft {
  /// Reports links to headings that this file does not have.
  func checkLocalLinks() {
    for link in links {
      if case .here(let anchor) = link.target { check(anchor, in: anchors, at: link.location) }
    }
  }

  /// Reports links to lessons, headings and exercises that the course does not have.
  func checkLinks(anchors: [String: [String]], exercises: [String], leftOut drafts: [String] = []) {
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

  private func check(
    _ anchor: String, in anchors: [String], at location: SourceLocation, of lesson: String? = nil
  ) {
    guard !anchors.contains(anchor) else { return }
    let near = nearestName(to: anchor, in: anchors)
    error(
      at: location,
      "there is no heading `#\(anchor)` in \(lesson.map { "the lesson `\($0)`" } ?? "this file")",
      suggestion: near.map { "did you mean `#\($0)`?" }
        ?? (anchors.isEmpty
          ? "remove the anchor"
          : "the headings are \(anchors.prefix(8).map { "`#\($0)`" }.joined(separator: ", "))"))
  }
}
