import CourseModel
import Foundation

/// A lesson's cells in one Swift file, in order, to read and edit with a compiler at hand.
struct ExtractedLesson {
  var lesson: Lesson

  /// Cells that must not compile stand in comments, and every cell below its place in the lesson.
  var text: String {
    var text = "// \(lesson.title): the cells of \(lesson.file).\nimport Notebook\n"
    for cell in lesson.cells {
      let name = cell.id.map { " \($0)" } ?? ""
      text += "\n// MARK: \(cell.location.file):\(cell.location.line)\(name)\n"
      let lines = cell.source.split(separator: "\n", omittingEmptySubsequences: false)
      let isComment = cell.expectedFailure != nil
      if isComment { text += "// This cell is to fail.\n" }
      text += lines.map { isComment ? "// \($0)" : String($0) }.joined(separator: "\n") + "\n"
    }
    return text
  }

  /// Writes the file and what an editor needs beside it; returns its place.
  func write(into folder: URL) throws -> URL {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "\(lesson.name).swift")
    try Data(text.utf8).write(to: file, options: .atomic)
    try CompileCommands.write(in: folder)
    return file
  }
}
