import CourseModel
import Foundation

/// The folder `work/`, where learners' files are: made once, never overwritten.
enum Workplace {
  static func file(for exercise: Exercise, _ arguments: Arguments, in root: URL) throws -> URL {
    if let given = arguments.value(of: "--file") {
      guard FileManager.default.fileExists(atPath: given) else {
        throw UsageError("there is no file \(given)", nearest: "gradus check \(exercise.name)")
      }
      return URL(fileURLWithPath: given)
    }
    let folder = root.appending(path: "work")
    let file = folder.appending(path: "\(exercise.name).swift")
    guard !FileManager.default.fileExists(atPath: file.path) else {
      try CompileCommands.write(in: folder)
      return file
    }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(exercise.starter.utf8).write(to: file, options: .withoutOverwriting)
    try CompileCommands.write(in: folder)
    Terminal.complain(
      "Laid out work/\(exercise.name).swift from the starter: edit it, and check again.")
    return file
  }
}
