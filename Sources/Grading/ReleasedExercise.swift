import CourseModel
import Foundation
import SwiftSource

/// Puts one exercise into a students' package, and proves that it judges there as it does here.
struct ReleasedExercise {
  private let exercise: Exercise
  private let grader: Grader
  private let package: StudentsPackage

  /// Kinds of files beside `Exercise.md` that its statement may show.
  private static let shown: Set<String> = [
    "svg", "png", "jpg", "jpeg", "gif", "webp", "csv", "txt", "json",
  ]

  init(_ exercise: Exercise, grader: Grader, package: StudentsPackage) {
    self.exercise = exercise
    self.grader = grader
    self.package = package
  }
}

extension ReleasedExercise {
  /// What keeps it from being released.
  func write() -> [Diagnostic] {
    guard !exercise.isReleased else {
      return [problem(FeedbackWording.isReleased, in: "Exercise.md")]
    }
    do {
      let source = try text(of: "VisibleChecks.swift")
      let checks = ReleasedChecks(source)
      let tape = try record(checks)
      let directory = exercise.directory
      for name in ["Exercise.md", "Starter.swift", "Interface.swift"] {
        try package.copy("\(directory)/\(name)")
      }
      for file in package.regularFiles(in: directory)
      where Self.shown.contains(URL(fileURLWithPath: file).pathExtension)
        && !file.dropFirst(directory.count + 1).contains("/")
      { try package.copy(file) }
      try package.write(checks.playing, to: "\(directory)/VisibleChecks.swift")
      try package.write(tape, to: "\(directory)/\(ExerciseFiles.recordedAnswers)")
      try package.write(exercise.starter, to: "work/\(exercise.name).swift")
      return prove()
    } catch let refusal as Refusal {
      return [refusal.diagnostic]
    } catch {
      return [
        problem(FeedbackWording.cannotRelease(error.localizedDescription), in: "Exercise.md")
      ]
    }
  }

  private struct Refusal: Error { var diagnostic: Diagnostic }

  /// The same inputs for all students.
  private var seed: UInt64 { SipHash(key: (0, 1)).hash([exercise.name]) }

  /// Runs the visible checks on the solution in a course of their own, and returns the reference's
  /// answers.
  private func record(_ checks: ReleasedChecks) throws -> Data {
    let folder = try WorkFolder()
    let course = StudentsPackage(course: grader.course, folder: folder.file("course"))
    for name in ["Starter.swift", "Solution.swift", "Interface.swift"] {
      try course.copy("\(exercise.directory)/\(name)")
    }
    try course.write(checks.recording, to: "\(exercise.directory)/VisibleChecks.swift")
    try course.write(
      "import Checking\n\nlet hiddenChecks: [Check] = []\n",
      to: "\(exercise.directory)/HiddenChecks.swift")
    var recorder = sibling(of: grader, in: course)
    recorder.tape = folder.file("tape")
    let report = recorder.grade(
      exercise, submission: "\(course.folder)/\(exercise.directory)/Solution.swift")
    guard report.hasFullMarks else {
      throw Refusal(
        diagnostic: problem(
          FeedbackWording.solutionFails(report, seed: seed), in: "Solution.swift"))
    }
    return try Data(contentsOf: URL(fileURLWithPath: folder.file("tape")))
  }

  /// Grades the solution and every known mistake with the package's checks: of the visible ones,
  /// exactly those must fail that the mistake names.
  private func prove() -> [Diagnostic] {
    var copy = exercise
    copy.isReleased = true
    let released = sibling(of: grader, in: package)
    let folder = "\(grader.course)/\(exercise.directory)"
    let mistakes = package.regularFiles(in: "\(exercise.directory)/Mistakes")
      .filter { $0.hasSuffix(".swift") }.map { String($0.dropFirst(exercise.directory.count + 1)) }
    var problems: [Diagnostic] = []
    for file in ["Solution.swift"] + mistakes {
      let named = Set((try? text(of: file)).map { KnownMistake($0).failing.map(\.name) } ?? [])
      let path = "\(folder)/\(file)"
      var report = released.grade(copy, submission: path)
      // On a busy machine a check may run out of time.
      if !misjudged(report, named).isEmpty { report = released.grade(copy, submission: path) }
      if case .graderFault(let reason) = report.outcome {
        let message = FeedbackWording.releasedCheckFails(reason, on: file)
        return problems + [problem(message, in: "VisibleChecks.swift")]
      }
      problems += misjudged(report, named).map {
        problem(FeedbackWording.judgesOtherwise($0, on: file), in: "VisibleChecks.swift")
      }
    }
    return problems
  }

  /// The checks that fail and should not, or the other way round.
  private func misjudged(_ report: Report, _ failing: Set<String>) -> [String] {
    report.verdicts
      .filter { $0.status != .skipped && ($0.status == .failed) != failing.contains($0.check) }
      .map(\.check)
  }

  /// Grades in another folder, with the same inputs each time, and leaves nothing there.
  private func sibling(of grader: Grader, in package: StudentsPackage) -> Grader {
    var sibling = Grader(
      course: package.folder, toolchain: grader.toolchain, products: grader.products, seed: seed)
    sibling.confinement = grader.confinement
    sibling.sharedCache = grader.cache
    return sibling
  }

  private func text(of name: String) throws -> String {
    try String(
      contentsOfFile: "\(grader.course)/\(exercise.directory)/\(name)", encoding: .utf8)
  }

  private func problem(_ message: String, in file: String) -> Diagnostic {
    Diagnostic(
      .error, at: SourceLocation(file: "\(exercise.directory)/\(file)", line: 1), message)
  }
}
