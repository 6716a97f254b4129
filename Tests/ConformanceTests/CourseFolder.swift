import CourseModel
import Foundation

/// The folder of a course that the suite's lessons run in.
enum CourseFolder {
  static let path: String = {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "gradus-conformance-\(getpid())")
    atexit { try? FileManager.default.removeItem(atPath: CourseFolder.path) }
    return folder.path
  }()

  /// Makes the folder in which the lesson's cells run.
  static func make(for lesson: Lesson) throws {
    let folder = URL(fileURLWithPath: path).appending(path: lesson.file).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }
}
