import CourseModel

/// What an exercise's author has to mend.
extension FeedbackWording {
  static var hasNoHint: String { "The exercise has no `## Hint` section." }
  static var hasNoCheck: String { "There is no check in this file." }
  static var starterPasses: String { "The starter earns full marks." }
  static var mistakeNamesNothing: String {
    "This known mistake says nowhere which check it fails: add `// Fails: name of the check`."
  }

  static var mistakeSaysNothing: String {
    "This known mistake says nowhere which hint it gets: add `// Says: a part of the feedback`."
  }

  static func losesOther(_ lost: Int, named: Int) -> String {
    "This loses \(lost) points, not \(named)."
  }

  static func partDiffers(_ name: String, _ points: Int, checks: Int) -> String {
    "The part “\(name)” is worth \(points) points, and its checks together \(checks)."
  }

  static func checkHasNoPart(_ check: String) -> String {
    "The exercise has parts, and the check “\(check)” belongs to none of them."
  }

  static func noSuchSection(_ section: String, in lesson: String) -> String {
    "The lesson \(lesson) has no heading “\(section)”."
  }

  static func didYouMean(_ name: String) -> String { "did you mean “\(name)”?" }

  static var isReleased: String {
    "This is the students' copy of an exercise: its solution is elsewhere."
  }

  static func starterFails(_ reason: String) -> String { "The starter is not graded: \(reason)" }

  static func pointsDiffer(_ points: Int, checks: Int) -> String {
    "The exercise is worth \(points) points, and its checks together \(checks)."
  }

  static func solutionFails(_ report: Report, seed: UInt64) -> String {
    "The solution does not earn full marks with seed \(seed):\n"
      + ReportText(report, title: "Solution.swift").text
  }

  static func fewMistakes(_ count: Int, atLeast least: Int) -> String {
    "The exercise knows \(count) mistakes; at least \(least) are wanted."
  }

  static func mistakeIsNotGraded(_ reason: String, _ diagnostics: [Diagnostic]) -> String {
    ([reason] + diagnostics.map(\.description)).joined(separator: "\n")
  }

  static func mistakePasses(_ check: String) -> String { "The check “\(check)” lets this pass." }

  static func mistakeAlsoFails(_ check: String) -> String {
    "This fails the check “\(check)” too, without saying so."
  }

  static func noSuchCheck(_ name: String, nearest: String?) -> String {
    "No check is named “\(name)”\(nearest.map { "; did you mean “\($0)”?" } ?? ".")"
  }

  static func isNotSaid(_ fragment: String) -> String {
    "The feedback does not say “\(fragment)”."
  }

  static var noEquivalent: String {
    "An item names a mutant and a reason: - `name of the mutant`: why no check can see it."
  }

  static var equivalentWithoutReason: String {
    "Why can no check tell this mutant from the solution? Give the reason after the colon."
  }

  static func noSuchMutant(_ name: String) -> String {
    "The solution has no mutant “\(name)” any more."
  }

  static func notEquivalent(_ name: String, check: String) -> String {
    "The mutant “\(name)” is not equivalent: “\(check)” tells it from the solution."
  }
}

// MARK: Why there is no students' package

extension FeedbackWording {
  static func cannotRelease(_ reason: String) -> String { "The package cannot be made: \(reason)" }

  static func noFolder(_ path: String) -> String { "There is no folder \(path)." }

  static func isInTheWay(_ path: String) -> String {
    "\(path) exists and is not empty: name another folder, or remove it."
  }

  static func releasedCheckFails(_ reason: String, on file: String) -> String {
    "Without the solution these checks do not work on \(file): \(reason)"
  }

  static func judgesOtherwise(_ check: String, on file: String) -> String {
    "Without the solution the check “\(check)” judges \(file) otherwise: what it uses of the solution "
      + "must stand after `equals:`, or in `reference(…)`."
  }

  static func hiddenLine(_ line: String) -> String { "The package would show “\(line)”." }

  static var isHiddenHere: String { "this is hidden" }
}
