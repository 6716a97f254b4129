import Compiling
import CourseModel
import Foundation
import SwiftSource

/// Breaks an exercise's solution in small ways and asks which of them the checks let through.
///
/// ```swift
/// let result = try MutationTester(grader: grader).test(exercise)
/// result.score        // 0.97: the share of mutants that lost points
/// result.survivors    // where the checks are blind
/// ```
/// Each mutant is graded as if a learner had handed it in. What became of one is kept, and asked for
/// again only when the exercise or the compiler has changed.
public struct MutationTester: Sendable {
  private var grader: Grader
  /// Mutants that are tried at the same time.
  public var jobs = ProcessInfo.processInfo.activeProcessorCount
  /// No mutant is begun after this moment.
  public var deadline: ContinuousClock.Instant?

  public init(grader: Grader) {
    self.grader = grader
    // Which mutants survive must not depend on chance.
    self.grader.seed = 1
  }
}

extension MutationTester {
  /// - Parameter progress: Called on any thread with the number of mutants done, and of all.
  public func test(
    _ exercise: Exercise, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) -> MutationResult {
    var result = MutationResult(exercise: exercise.name)
    let folder = "\(grader.course)/\(exercise.directory)"
    let place = "\(exercise.directory)/Solution.swift"
    guard !exercise.isReleased else {
      result.problems.append(problem(FeedbackWording.isReleased, at: "Exercise.md", exercise))
      return result
    }
    let started = ContinuousClock.now
    let report = grader.grade(exercise, submission: "\(folder)/Solution.swift")
    guard report.hasFullMarks, let files = try? ExerciseFiles(exercise, course: grader.course)
    else {
      result.problems.append(
        problem(
          FeedbackWording.solutionFails(report, seed: grader.seed ?? 0), at: "Solution.swift",
          exercise))
      return result
    }
    let limited = exercise.limited(
      toSeconds: max(2, 3 * (ContinuousClock.now - started).inSeconds))
    let mutants = mutations(of: files.solution)
    let equivalents = EquivalentMutants(
      (try? String(contentsOfFile: "\(folder)/\(EquivalentMutants.file)", encoding: .utf8)) ?? "",
      file: "\(exercise.directory)/\(EquivalentMutants.file)")
    let cache = MutantCache(grader: grader, exercise: limited, files: files)
    let done = Counter()
    result.mutants = concurrently(mutants, jobs: jobs) { mutation in
      let fate = fate(of: mutation, in: files.solution, limited, cache)
      progress(done.increment(), mutants.count)
      return TestedMutant(mutation, fate: fate, file: place)
    }
    result.problems += equivalents.apply(to: &result.mutants)
    return result
  }

  private func fate(
    of mutation: Mutation, in solution: String, _ exercise: Exercise, _ cache: MutantCache
  ) -> MutantFate {
    let text = mutation.applied(to: solution)
    if let known = cache.fate(of: text) { return known }
    if let deadline, ContinuousClock.now >= deadline { return .notTried }
    let fate: MutantFate
    do {
      let folder = try WorkFolder()
      try folder.write(text, to: "Solution.swift")
      fate = MutantFate(grader.grade(exercise, submission: folder.file("Solution.swift")))
    } catch {
      fate = .fault(error.outcome.reason)
    }
    cache.keep(fate, of: text)
    return fate
  }

  private func problem(_ message: String, at file: String, _ exercise: Exercise) -> Diagnostic {
    Diagnostic(
      .error, at: SourceLocation(file: "\(exercise.directory)/\(file)", line: 1), message)
  }
}

extension Exercise {
  /// A mutant that never ends need not use all the time that a learner may.
  fileprivate func limited(toSeconds seconds: Double) -> Exercise {
    var limited = self
    limited.limits.seconds = min(limits.seconds, seconds)
    return limited
  }
}

extension MutantFate {
  fileprivate init(_ report: Report) {
    switch report.outcome {
    case .graded where report.hasFullMarks: self = .survived
    case .graded, .limitExceeded:
      let check = report.verdicts.first { $0.status == .failed }?.check
      self = .killed(by: check ?? FeedbackWording.limitExceeded)
    case .ungradable(let reason, let diagnostics):
      // A loop in the compiler is the mutant's, too: it is no program.
      self = .doesNotCompile(diagnostics.first?.message ?? reason)
    case .graderFault(let reason): self = .fault(reason)
    }
  }
}

extension Report.Outcome {
  fileprivate var reason: String {
    switch self {
    case .graded: ""
    case .ungradable(let reason, _), .limitExceeded(let reason), .graderFault(let reason): reason
    }
  }
}

extension Duration {
  fileprivate var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
