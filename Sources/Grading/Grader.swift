import Compiling
import CourseModel
import Foundation

/// Grades one file against one exercise: `try Grader(course: root).grade(exercise, submission: file)`.
///
/// The learner's file is compiled as a program of its own, with nothing of the exercise but its
/// `Interface.swift`, and runs in a sandbox where it answers calls. The exercise's checks run in a
/// second program, which never contains the learner's code. This one starts both, carries each call
/// from the second to the first, watches the clock, and collects the verdicts.
public struct Grader: Sendable {
  /// The course's folder, below which exercises are found and `.gradus/cache` is kept.
  public let course: String
  /// Whether submissions run confined.
  public var confinement: Confinement
  /// The seed of the checks' inputs; as the exercise's policy has it when `nil`.
  public var seed: UInt64?
  /// Where the reference's answers to the checks are to be written to, for a students' copy of them.
  var tape: String?
  /// Where compiled checkers and modules are kept, when not in the course's own folder.
  var sharedCache: String?

  let toolchain: Toolchain
  let products: BuildProducts

  /// - Throws: `GraderError` when the compiler or a part of the build is missing.
  public init(course: String, seed: UInt64? = nil) throws(GraderError) {
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
  /// A fault of the grader itself is tried once more before it is reported.
  ///
  /// - Parameter student: Who handed it in, for exercises whose seed depends on that.
  public func grade(
    _ exercise: Exercise, submission path: String, student: String? = nil
  ) -> Report {
    var report = attempt(exercise, path, student)
    if case .graderFault = report.outcome { report = attempt(exercise, path, student) }
    if !report.hasFullMarks, let section = exercise.reread {
      report.reread = Rereading(lesson: exercise.lesson, section: section)
    }
    return report
  }

  private func attempt(_ exercise: Exercise, _ path: String, _ student: String?) -> Report {
    do {
      let submission = try SubmissionFile(reading: path)
      try submission.checkImports(allowed: exercise.allowedImports)
      let files = try ExerciseFiles(exercise, course: course, recordingTo: tape)
      let commands = CompilerCommands(
        toolchain: toolchain, products: products,
        moduleCache: try ModuleCache.prepared(
          for: exercise.allowedImports, in: cache, toolchain: toolchain, products: products))
      let checker = try CheckerCompiler(commands: commands, cache: cache).program(for: files)
      let folder = try WorkFolder()
      let executable = try SubmissionCompiler(commands: commands, confinement: confinement)
        .compile(submission, files, in: folder)
      let program = SubmissionProgram(
        executable: executable, folder: folder, confinement: confinement, toolchain: toolchain,
        products: products, memoryMegabytes: exercise.limits.memoryMegabytes)
      // Only now, when the submission can no longer depend on it.
      var seed = self.seed ?? 0
      if self.seed == nil {
        seed = try SeedSource(course: course).seed(
          of: exercise, submission: submission.text, student: student)
      }
      return try GradingRun(of: exercise, program: program, checker: checker, seed: seed).report()
    } catch {
      return Report(
        exercise: exercise.name, outcome: error.outcome, verdicts: [], maximum: exercise.points)
    }
  }

  var cache: String { sharedCache ?? "\(course)/.gradus/cache" }
}
