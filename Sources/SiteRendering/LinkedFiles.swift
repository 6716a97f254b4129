import CourseModel
import Foundation

/// The files beside lessons and exercises that pages link to or show, which go into the site.
///
/// Links to lessons and exercises need no look here: the parser has checked them.
struct LinkedFiles {
  struct File: Hashable {
    var source: URL
    /// Its place in the site.
    var path: String
  }

  private(set) var files: [File] = []
  /// Files that are not there, or do not lie beside what links to them.
  private(set) var diagnostics: [Diagnostic] = []

  private let root: URL

  init(of outline: Outline, root: URL) {
    self.root = root
    let course = outline.course.introduction + outline.parts.flatMap(\.introduction)
    find(in: course, folder: "course", directory: "Lessons", file: "Lessons/Course.md")
    for lesson in outline.steps.map(\.lesson) {
      let directory = lesson.file.split(separator: "/").dropLast().joined(separator: "/")
      find(in: lesson.blocks, folder: lesson.name, directory: directory, file: lesson.file)
    }
    for exercise in outline.exercises {
      find(
        in: exercise.statement + exercise.hints.flatMap { $0 }, folder: exercise.name,
        directory: exercise.directory, file: "\(exercise.directory)/Exercise.md")
    }
  }

  private mutating func find(
    in blocks: [Block], folder: String, directory: String, file: String
  ) {
    let shown = blocks.flatMap(\.nested).compactMap { block -> String? in
      guard case .figure(let figure) = block, DrawnFigureView(figure: figure).isImage else {
        return nil
      }
      return figure.file
    }
    let linked = blocks.prose.flatMap(\.links).filter { $0.scheme == .file }.map(\.target)
    for target in linked + shown {
      let name = target.removingPercentEncoding ?? target
      let source = root.appending(path: directory).appending(path: name)
      if name.hasPrefix("/") || name.split(separator: "/").contains("..") {
        report("“\(name)” does not lie beside \(file)", in: file)
      } else if !FileManager.default.fileExists(atPath: source.path) {
        report("There is no file “\(name)” beside \(file)", in: file)
      } else {
        files.append(File(source: source, path: "files/\(folder)/\(name)"))
      }
    }
  }

  private mutating func report(_ problem: String, in file: String) {
    diagnostics.append(
      Diagnostic(.error, at: SourceLocation(file: file, line: 1), "\(problem)."))
  }
}
