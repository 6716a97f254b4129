import Compiling
import CourseModel
import Foundation

/// Grades one file against one exercise: `try Grader(course: root).grade(exercise, submission: file)`.
///
/// The learner's file is compiled as a program of its own, with nothing of the exercise but its
/// `Interface.swift`, and runs in a sandbox where it answers calls. The exercise's checks run in a
/// second program, which never contains the learner's code. This one starts both, carries each call
/// from the second to the first, watches the clock, and collects the verdicts.
///
/// Any number of threads may grade with one grader at once: checks are compiled once for all of them.
public struct Grader: Sendable {
  /// The course's folder, below which exercises are found and `.gradus/cache` is kept.
  public let course: String
  /// Whether submissions run confined.
  public var confinement: Confinement
  /// The seed of the checks' inputs; as the exercise's policy has it when `nil`.
  public var seed: UInt64?
  /// Whether an exercise's checks will be used so often that compiling them with optimization pays,
  /// as it does from about twenty submissions. It changes no score.
  public private(set) var isForMany = false
  /// Where the reference's answers to the checks are to be written to, for a students' copy of them.
  var tape: String?
  /// Where compiled checkers and modules are kept, when not in the course's own folder.
  var sharedCache: String?

  let toolchain: Toolchain
  let products: BuildProducts
  private let preparations = GraderPreparations()

  /// - Throws: `GraderError` when the compiler or a part of the build is missing.
  public init(
    course: String, seed: UInt64? = nil, isForMany: Bool = false
  ) throws(GraderError) {
    do {
      try self.init(
        course: course, toolchain: .current(), products: .current(), seed: seed)
    } catch let error as ToolchainError {
      throw GraderError(reason: error.description)
    } catch let error as BuildProductsError {
      throw GraderError(reason: error.description)
    } catch {
      throw GraderError(reason: "\(error)")
    }
    self.isForMany = isForMany
  }

  public init(
    course: String, toolchain: Toolchain, products: BuildProducts, seed: UInt64? = nil
  ) {
    self.course = URL(fileURLWithPath: course).standardizedFileURL.path
    self.toolchain = toolchain
    self.products = products
    self.seed = seed
    confinement = .strongestAvailable()
  }
}

extension Grader {
  /// Why submissions run unconfined on this machine, for a note to the learner; `nil` when they do
  /// not.
  public var note: String? {
    guard case .unconfined(let reason) = confinement else { return nil }
    return FeedbackWording.unconfined(reason)
  }

  /// Grades the file at `path`. Everything that can go wrong is an outcome; nothing is thrown, and
  /// nothing takes longer than the exercise's limits allow.
  ///
  /// A fault of the grader itself is tried once more before it is reported, and so is a time-out on
  /// a machine so busy that the submission hardly ran: with the same inputs, so that nobody gets
  /// another draw.
  ///
  /// - Parameter student: Who handed it in, for exercises whose seed depends on that.
  public func grade(
    _ exercise: Exercise, submission path: String, student: String? = nil
  ) -> Report {
    var seed = seed
    let first = attempt(exercise, path, student, &seed)
    var report =
      first.deservesAnother ? attempt(exercise, path, student, &seed).report : first.report
    if !report.hasFullMarks, let section = exercise.reread {
      report.reread = Rereading(lesson: exercise.lesson, section: section)
    }
    return report
  }

  private struct Attempt {
    var report: Report
    var wasStarved = false

    var deservesAnother: Bool {
      if case .graderFault = report.outcome { return true }
      return wasStarved
    }
  }

  private func attempt(
    _ exercise: Exercise, _ path: String, _ student: String?, _ seed: inout UInt64?
  ) -> Attempt {
    do {
      let submission = try SubmissionFile(reading: path)
      try submission.checkImports(allowed: exercise.allowedImports)
      let workplace = try workplace(for: exercise)
      let program = try workplace.program(of: submission)
      // Only now, when the submission can no longer depend on it.
      var drawn = seed ?? 0
      if seed == nil {
        drawn = try SeedSource(course: course).seed(
          of: exercise, submission: submission.text, student: student)
      }
      seed = drawn
      let run = try workplace.run(program, seed: drawn)
      return Attempt(report: try run.report(), wasStarved: run.wasStarved)
    } catch {
      return Attempt(
        report: Report(
          exercise: exercise.name, outcome: error.outcome, verdicts: [], maximum: exercise.points),
        wasStarved: error.wasStarved)
    }
  }

  var cache: String { sharedCache ?? "\(course)/.gradus/cache" }

  private func workplace(for exercise: Exercise) throws(Ungraded) -> ExerciseWorkplace {
    let files = try ExerciseFiles(exercise, course: course, recordingTo: tape)
    var commands = CompilerCommands(toolchain: toolchain, products: products, moduleCache: "")
    let imports = exercise.allowedImports
    commands.moduleCache = try preparations.moduleCaches.value(
      for: imports.joined(separator: " ")
    ) { () throws(Ungraded) in
      try ModuleCache.prepared(
        for: imports, in: cache, toolchain: toolchain, products: products)
    }
    let compiler = CheckerCompiler(commands: commands, cache: cache, isForMany: isForMany)
    let key = compiler.key(of: files)
    let checker = try preparations.checkers.value(for: key) { () throws(Ungraded) in
      try compiler.program(for: files, key: key)
    }
    return ExerciseWorkplace(
      exercise: exercise, files: files, commands: commands, confinement: confinement,
      checker: checker, key: key, preparations: preparations)
  }
}
