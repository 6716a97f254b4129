import CourseModel

/// One exercise with all that is needed to grade it: its checker compiled, its compiler's commands.
struct ExerciseWorkplace: Sendable {
  var exercise: Exercise
  var files: ExerciseFiles
  var commands: CompilerCommands
  var confinement: Confinement
  /// The checker's program.
  var checker: String
  /// What the exercise is known by among `preparations`.
  var key: String
  var preparations: GraderPreparations
}

extension ExerciseWorkplace {
  /// Compiles a submission. Where the compiler fails in a way that only a broken build should make
  /// it fail, the exercise's own solution decides whose fault that is.
  func program(of submission: SubmissionFile) throws(Ungraded) -> SubmissionProgram {
    do {
      return try compiled(submission)
    } catch {
      guard error.isFault, isSound(seed: 0) else { throw error }
      throw .ungradable(FeedbackWording.compilerStops)
    }
  }

  func run(_ program: SubmissionProgram, seed: UInt64) throws(Ungraded) -> GradingRun {
    try GradingRun(of: exercise, program: program, checker: checker, seed: seed) {
      isSound(seed: seed)
    }
  }

  /// Whether the solution compiles and earns full marks. If so, an answer that no honest program
  /// could give was not the author's mistake.
  private func isSound(seed: UInt64) -> Bool {
    preparations.soundness.value(for: key) {
      do {
        let solution = try compiled(SubmissionFile(path: "Solution.swift", text: files.solution))
        let run = try GradingRun(
          of: exercise, program: solution, checker: checker, seed: seed, isSound: { false })
        return try run.report().hasFullMarks
      } catch {
        return false
      }
    }
  }

  private func compiled(_ submission: SubmissionFile) throws(Ungraded) -> SubmissionProgram {
    let folder = try WorkFolder()
    let executable = try SubmissionCompiler(commands: commands, confinement: confinement)
      .compile(submission, files, in: folder)
    return SubmissionProgram(
      executable: executable, folder: folder, confinement: confinement,
      toolchain: commands.toolchain, products: commands.products,
      memoryMegabytes: exercise.limits.memoryMegabytes)
  }
}
