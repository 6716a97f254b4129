import CourseModel
import Foundation

/// A student's answers to exercises: `work/<exercise>.swift`, the files that `gradus check` reads.
///
/// The student may edit them in an editor at the same time, so a text is written only over the one
/// that it was made from.
struct AnswerStore: Sendable {
  let work: URL

  enum Writing: Equatable {
    case written
    /// The file holds another text by now.
    case conflict(String)
  }

  func file(_ exercise: String) -> URL { work.appending(path: "\(exercise).swift") }

  /// The answer, or the starter while there is none.
  func text(of exercise: Exercise) throws(ServingError) -> String {
    let file = file(exercise.name)
    guard FileManager.default.fileExists(atPath: file.path) else { return exercise.starter }
    do {
      return String(decoding: try Data(contentsOf: file), as: UTF8.self)
    } catch {
      throw .unreadable(path: file.path, reason: error.localizedDescription)
    }
  }

  /// - Parameter base: the revision of the text that this one was made from.
  func write(
    _ text: String, for exercise: Exercise, madeFrom base: String
  ) throws(ServingError) -> Writing {
    let present = try self.text(of: exercise)
    if present != text, revision(of: present) != base { return .conflict(present) }
    let file = file(exercise.name)
    if present == text, FileManager.default.fileExists(atPath: file.path) { return .written }
    do {
      try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file, options: .atomic)
    } catch {
      throw .unwritable(path: file.path, reason: error.localizedDescription)
    }
    return .written
  }
}
