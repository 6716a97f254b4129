import Compiling
import CourseModel
import Foundation
import Processes

/// Makes a program of an exercise's checks and its solution, once for each version of them.
struct CheckerCompiler: Sendable {
  var commands: CompilerCommands
  /// The course's `.gradus/cache`.
  var cache: String
  /// Whether many submissions will share the program. Optimized, it takes a second longer to make and
  /// saves some hundredths of one for each submission.
  var isForMany: Bool

  /// What a submission may cost is measured against the solution, so both are compiled alike.
  private func isOptimized(_ exercise: ExerciseFiles) -> Bool {
    isForMany && !exercise.comparesCosts
  }

  /// Another one for other sources, another compiler or another build of `Checking`.
  func key(of exercise: ExerciseFiles) -> String {
    Fingerprint([
      isOptimized(exercise) ? "optimized" : "plain",
      commands.toolchain.identity, FileIdentity(commands.products.checkingLibrary).description,
      exercise.solution, exercise.visibleChecks, exercise.hiddenChecks, exercise.checkerMain,
    ]).description
  }

  /// The program's file, compiled now or earlier.
  func program(for exercise: ExerciseFiles, key: String) throws(Ungraded) -> String {
    let library = commands.products.checkingLibrary
    let program = "\(cache)/checkers/\(key)"
    if access(program, X_OK) == 0 { return program }

    let folder = try WorkFolder()
    try folder.write(exercise.checkerMain, to: "main.swift")
    let object = folder.file("checker.o")
    let compiled = try commands.compile(
      exercise.checkerSources + [folder.file("main.swift")], module: "Checks",
      isOptimized: isOptimized(exercise), to: object
    ).finished(within: .seconds(120))
    guard compiled.termination.isSuccess else {
      let errors = CompilerDiagnostics.parse(compiled.errors).filter { $0.severity == .error }
      throw .fault(FeedbackWording.checksDoNotCompile(errors, compiled.errors))
    }
    let linked = try commands.link(object, with: library, to: folder.file("checker"))
      .finished(within: .seconds(120))
    guard linked.termination.isSuccess else {
      throw .fault(FeedbackWording.checksDoNotCompile([], linked.errors))
    }
    try install(folder.file("checker"), at: program)
    return program
  }

  /// Copied beside its place and renamed: another grading sees the whole program or none.
  private func install(_ file: String, at program: String) throws(Ungraded) {
    let files = FileManager.default
    let unfinished = "\(program).\(getpid()).\(UInt32.random(in: 0 ... .max))"
    do {
      try files.createDirectory(
        atPath: "\(cache)/checkers", withIntermediateDirectories: true)
      try files.copyItem(atPath: file, toPath: unfinished)
    } catch {
      throw .fault(FeedbackWording.cannotWrite(unfinished, errno))
    }
    guard rename(unfinished, program) == 0 else {
      throw .fault(FeedbackWording.cannotWrite(program, errno))
    }
  }
}
