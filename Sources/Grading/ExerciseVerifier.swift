import CourseModel
import Foundation

/// Proves an exercise: its starter compiles and lacks points, its solution earns them all twice, and
/// each known mistake fails exactly the checks that it names and gets its hint.
///
/// ```swift
/// let verification = ExerciseVerifier(grader: grader).verify(exercise)
/// verification.problems     // empty, or what the author has to mend, each at its file and line
/// ```
public struct ExerciseVerifier: Sendable {
  private let grader: Grader

  public init(grader: Grader) { self.grader = grader }
}

/// What verifying one exercise found.
public struct ExerciseVerification: Sendable {
  public var exercise: String
  /// Every report, by the file that was graded: `Starter.swift`, `Mistakes/forgot-bias.swift`.
  public var reports: [(file: String, report: Report)]
  /// What the author has to mend.
  public var problems: [Diagnostic]

  public var isProven: Bool { !problems.contains { $0.severity == .error } }

  public func report(of file: String) -> Report? { reports.first { $0.file == file }?.report }
}

extension ExerciseVerifier {
  /// Mistakes that an exercise must at least know.
  private static let fewestMistakes = 3

  /// Grades every file of the exercise as if a learner had handed it in: the solution twice, with
  /// different seeds.
  ///
  /// - Parameter lesson: The exercise's, whose headings are what `reread` may name.
  public func verify(_ exercise: Exercise, lesson: Lesson? = nil) -> ExerciseVerification {
    var found = ExerciseVerification(exercise: exercise.name, reports: [], problems: [])
    guard !exercise.isReleased else {
      found.problems.append(
        Diagnostic(.error, at: place("Exercise.md", exercise), FeedbackWording.isReleased))
      return found
    }
    verifyStarter(exercise, &found)
    for seed in [1, 2] as [UInt64] { verifySolution(exercise, seed: seed, &found) }
    verifyMistakes(exercise, &found)
    if exercise.hints.isEmpty {
      found.problems.append(
        Diagnostic(.error, at: place("Exercise.md", exercise), FeedbackWording.hasNoHint))
    }
    verifyParts(exercise, &found)
    if let lesson { verifySections(exercise, lesson, &found) }
    return found
  }

  private func verifyStarter(_ exercise: Exercise, _ found: inout ExerciseVerification) {
    let report = grade("Starter.swift", exercise, grader, &found)
    switch report.outcome {
    case .graded, .limitExceeded: break
    case .ungradable(let reason, _), .graderFault(let reason):
      found.problems.append(
        Diagnostic(
          .error, at: place("Starter.swift", exercise), FeedbackWording.starterFails(reason)))
      return
    }
    if report.score == report.maximum {
      found.problems.append(
        Diagnostic(.error, at: place("Starter.swift", exercise), FeedbackWording.starterPasses))
    }
    if report.maximum != exercise.points {
      found.problems.append(
        Diagnostic(
          .error, at: place("Exercise.md", exercise),
          FeedbackWording.pointsDiffer(exercise.points, checks: report.maximum)))
    }
    for isHidden in [false, true]
    where !report.verdicts.contains(where: { $0.isHidden == isHidden }) {
      found.problems.append(
        Diagnostic(
          .error, at: place(isHidden ? "HiddenChecks.swift" : "VisibleChecks.swift", exercise),
          FeedbackWording.hasNoCheck))
    }
  }

  private func verifySolution(
    _ exercise: Exercise, seed: UInt64, _ found: inout ExerciseVerification
  ) {
    var grader = grader
    grader.seed = seed
    let report = grade("Solution.swift", exercise, grader, &found)
    if report.hasFullMarks { return }
    found.problems.append(
      Diagnostic(
        .error, at: place("Solution.swift", exercise),
        FeedbackWording.solutionFails(report, seed: seed)))
  }

  private func verifyMistakes(_ exercise: Exercise, _ found: inout ExerciseVerification) {
    let folder = "\(grader.course)/\(exercise.directory)/Mistakes"
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.hasSuffix(".swift") }.sorted()
    if names.count < Self.fewestMistakes {
      found.problems.append(
        Diagnostic(
          .error, at: place("Mistakes", exercise),
          FeedbackWording.fewMistakes(names.count, atLeast: Self.fewestMistakes)))
    }
    for name in names {
      let file = "Mistakes/\(name)"
      let text = (try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)) ?? ""
      let report = grade(file, exercise, grader, &found)
      found.problems += KnownMistake(text).problems(
        in: report, title: exercise.title, at: place(file, exercise))
    }
  }

  /// Each part's checks are worth what `Exercise.md` says.
  private func verifyParts(_ exercise: Exercise, _ found: inout ExerciseVerification) {
    guard !exercise.parts.isEmpty, let verdicts = found.report(of: "Solution.swift")?.verdicts,
      !verdicts.isEmpty
    else { return }
    let start = place("Exercise.md", exercise)
    for part in exercise.parts {
      let points = verdicts.filter { $0.part == part.name }.reduce(0) { $0 + $1.points }
      guard points != part.points else { continue }
      found.problems.append(
        Diagnostic(
          .error, at: start, FeedbackWording.partDiffers(part.name, part.points, checks: points)))
    }
    for verdict in verdicts where verdict.part == nil {
      found.problems.append(
        Diagnostic(
          .error,
          at: place(verdict.isHidden ? "HiddenChecks.swift" : "VisibleChecks.swift", exercise),
          FeedbackWording.checkHasNoPart(verdict.check)))
    }
  }

  /// What is to be read again exists.
  private func verifySections(
    _ exercise: Exercise, _ lesson: Lesson, _ found: inout ExerciseVerification
  ) {
    let headings = lesson.headings
    let named =
      found.reports.flatMap { $0.report.verdicts.map { $0.feedback?.reread } }
    for section in Set(named.compactMap(\.self)).sorted() where !headings.contains(section) {
      found.problems.append(
        Diagnostic(
          .error, at: place("Exercise.md", exercise),
          FeedbackWording.noSuchSection(section, in: lesson.name),
          suggestion: nearestName(to: section, in: headings).map(FeedbackWording.didYouMean)))
    }
  }

  private func grade(
    _ file: String, _ exercise: Exercise, _ grader: Grader, _ found: inout ExerciseVerification
  ) -> Report {
    let path = "\(grader.course)/\(exercise.directory)/\(file)"
    let report = grader.grade(exercise, submission: path)
    found.reports.append((file, report))
    return report
  }

  private func place(_ file: String, _ exercise: Exercise) -> SourceLocation {
    SourceLocation(file: "\(exercise.directory)/\(file)", line: 1)
  }
}
