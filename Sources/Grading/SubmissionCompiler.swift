import Compiling
import CourseModel
import Glibc
import Processes
import SwiftSource

/// Makes a program of a learner's file and the exercise's `Interface.swift`: nothing else of the
/// exercise is in it, nor can be read while it is made.
struct SubmissionCompiler: Sendable {
  var commands: CompilerCommands
  var confinement: Confinement

  /// What compiling and linking may use, each.
  static let limits = ProcessLimits(
    cpuSeconds: 10, addressSpace: 2 << 30, fileSize: 64 << 20, processes: 64, openFiles: 256)
  /// Of the clock on the wall; reached only where other programs have the processors.
  static let timeout = Duration.seconds(40)
}

extension SubmissionCompiler {
  /// The program's file, in `folder`.
  func compile(
    _ submission: SubmissionFile, _ exercise: ExerciseFiles, in folder: WorkFolder
  ) throws(Ungraded) -> String {
    try folder.write(submission.text, to: "Submission.swift")
    try folder.write(exercise.interface, to: "Interface.swift")
    try folder.write("import Answering\n\nAnswerer(interface).run()\n", to: "main.swift")
    let object = folder.file("submission.o")
    let program = folder.file("submission")
    let sources = ["Submission.swift", "Interface.swift", "main.swift"].map(folder.file)

    let made = try run(
      [
        commands.compile(sources, module: "Submission", to: object),
        commands.link(object, with: commands.products.submissionLibrary, to: program),
      ], in: folder)
    guard made.termination.isSuccess else {
      guard access(object, F_OK) == 0 else { throw explain(made, submission, exercise, folder) }
      throw .ungradable(FeedbackWording.doesNotLink(missing: undefinedSymbols(made.errors)))
    }
    return program
  }

  /// Runs the commands in one sandbox, in which they can start nothing else.
  private func run(
    _ steps: [Command], in folder: WorkFolder
  ) throws(Ungraded) -> FinishedProcess {
    var command = Command.sequence(
      of: steps, by: commands.products.commandSequence,
      systemCalls: SystemCallFilter(allowsProcesses: false))
    command.limits = Self.limits
    let readable =
      [commands.toolchain.usr, commands.products.directory, commands.moduleCache]
      + commands.products.clangModules
    let sandbox = Sandbox(
      mounts: readable.map { Sandbox.Mount($0) } + [.init(folder.path, isWritable: true)],
      hasSystemLibraries: true, userID: folder.userID)
    let confined = confinement.applied(to: command, sandbox, in: folder.path)
    let finished = try confined.finished(within: Self.timeout)
    if finished.timedOut {
      throw .limitExceeded(FeedbackWording.compilationTooLong, wasStarved: true)
    }
    if finished.outputLimitReached || Self.limitSignals.contains(finished.termination.signal ?? 0)
      || Breakdown.saysMemoryRanOut(finished.errors)
    {
      throw .limitExceeded(FeedbackWording.compilationTooLong)
    }
    // Its own assertions and overflows: there are programs that the compiler cannot bear.
    guard finished.termination.signal == nil else {
      throw .ungradable(FeedbackWording.compilerStops)
    }
    return finished
  }

  private static let limitSignals = [SIGKILL, SIGXCPU, SIGXFSZ]

  /// The compiler's errors where the learner can mend them: in the learner's own file.
  private func explain(
    _ finished: FinishedProcess, _ submission: SubmissionFile, _ exercise: ExerciseFiles,
    _ folder: WorkFolder
  ) -> Ungraded {
    let errors = CompilerDiagnostics.parse(finished.errors).filter { $0.severity == .error }
    let own = errors.filter { $0.location.file == folder.file("Submission.swift") }
    guard own.isEmpty else {
      return .ungradable(
        FeedbackWording.doesNotCompile(count: own.count),
        own.map { $0.relocated(from: folder.file("Submission.swift"), to: submission.path) })
    }
    // Without a part of the build, no submission can be right.
    let ours = ["Interface.swift", "main.swift"].map(folder.file)
    let isBroken = errors.contains {
      // The submission can give its own errors another place, but does not know the folder's name.
      ours.contains($0.location.file)
        && ($0.message.hasPrefix("no such module")
          || $0.message.hasPrefix("missing required module"))
    }
    guard !errors.isEmpty, !isBroken else {
      return .fault(FeedbackWording.compilerFails(finished.errors))
    }
    let misfits = InterfaceMisfits(
      submission: submission, starter: exercise.starter, interface: exercise.interface)
    let diagnostics = misfits.diagnostics
    return .ungradable(
      FeedbackWording.doesNotFit,
      diagnostics.isEmpty
        ? errors.map {
          Diagnostic(.error, at: SourceLocation(file: submission.path, line: 1), $0.message)
        } : diagnostics)
  }

  private func undefinedSymbols(_ errors: String) -> [String] {
    errors.matches(of: /undefined symbol: (.+)/).map { String($0.1) }
  }
}

extension Diagnostic {
  /// The same, of another file; notes elsewhere are dropped.
  fileprivate func relocated(from file: String, to other: String) -> Diagnostic {
    var moved = self
    moved.location.file = other
    moved.notes = notes.filter { $0.location.file == file }.map {
      var note = $0
      note.location.file = other
      return note
    }
    return moved
  }
}
