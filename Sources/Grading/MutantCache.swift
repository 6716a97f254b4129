import Compiling
import CourseModel
import Foundation

/// What became of mutants, by all that decides it, in the course's `.gradus/cache/mutants`.
struct MutantCache: Sendable {
  private let folder: String
  private let circumstances: [String]

  init(grader: Grader, exercise: Exercise, files: ExerciseFiles) {
    folder = "\(grader.course)/.gradus/cache/mutants"
    circumstances = [
      grader.toolchain.identity, FileIdentity(grader.products.checkingLibrary).description,
      FileIdentity(grader.products.submissionLibrary).description, "\(grader.seed ?? 0)",
      files.solution, files.interface, files.visibleChecks, files.hiddenChecks, files.checkerMain,
      "\(exercise.limits.memoryMegabytes)", "\(exercise.allowedImports)",
    ]
  }

  func fate(of text: String) -> MutantFate? {
    guard let data = FileManager.default.contents(atPath: path(of: text)) else { return nil }
    return try? JSONDecoder().decode(MutantFate.self, from: data)
  }

  /// A convenience: where it cannot be kept, the mutant is tried again.
  func keep(_ fate: MutantFate, of text: String) {
    switch fate {
    case .killed, .survived, .doesNotCompile: break
    case .equivalent, .notTried, .fault: return
    }
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try? JSONEncoder().encode(fate).write(
      to: URL(fileURLWithPath: path(of: text)), options: .atomic)
  }

  private func path(of text: String) -> String {
    "\(folder)/\(Fingerprint(circumstances + [text])).json"
  }
}
