import CourseModel
import Foundation

/// Proves an exercise: its starter compiles and lacks points, its solution earns them all, and each
/// known mistake fails exactly the checks that it names.
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

  public var isProven: Bool { problems.isEmpty }
}

extension ExerciseVerifier {
  /// Mistakes that an exercise must at least know.
  private static let fewestMistakes = 3

  /// Grades every file of the exercise as if a learner had handed it in: the solution twice, with
  /// different seeds.
  public func verify(_ exercise: Exercise) -> ExerciseVerification {
    var found = ExerciseVerification(exercise: exercise.name, reports: [], problems: [])
    verifyStarter(exercise, &found)
    for seed in [1, 2] as [UInt64] { verifySolution(exercise, seed: seed, &found) }
    verifyMistakes(exercise, &found)
    if exercise.hints.isEmpty {
      found.problems.append(
        Diagnostic(.error, at: place("Exercise.md", exercise), FeedbackWording.hasNoHint))
    }
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
