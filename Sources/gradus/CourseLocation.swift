import Foundation

/// Finds the course that a command is about.
enum CourseLocation {
  /// The folder given by `--course`, or the nearest one upwards that holds `Lessons/Course.md`.
  /// - Throws: `UsageError` when there is none.
  static func root(_ arguments: Arguments) throws(UsageError) -> URL {
    if let given = arguments.value(of: .course) {
      let folder = URL(fileURLWithPath: given).standardizedFileURL
      guard isCourse(folder) else {
        throw UsageError("\(given) is no course: it has no Lessons/Course.md")
      }
      return folder
    }
    let start = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    var folder = start
    while !isCourse(folder) {
      guard folder.path != "/" else {
        throw UsageError(
          "no course here: neither this folder nor one above it has Lessons/Course.md",
          nearest: "gradus list --course DIR")
      }
      folder.deleteLastPathComponent()
    }
    return folder
  }

  private static func isCourse(_ folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "Lessons/Course.md").path)
  }
}
