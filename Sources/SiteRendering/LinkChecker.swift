import CourseModel
import Foundation

/// Finds the links of prose that lead nowhere, and the files beside lessons that pages need.
struct LinkChecker {
  /// A file beside a lesson or exercise, and its place in the site.
  struct File: Hashable {
    var source: URL
    var path: String
  }

  let outline: Outline
  let root: URL

  func check() -> (files: [File], diagnostics: [Diagnostic]) {
    var files: [File] = []
    var diagnostics: [Diagnostic] = []
    let anchors = Dictionary(
      outline.steps.map { ($0.lesson.name, self.anchors(of: $0.lesson)) },
      uniquingKeysWith: { first, _ in first })

    func check(_ blocks: [Block], folder: String, directory: String, file: String) {
      for link in blocks.prose.flatMap(\.links) {
        var problem: String?
        switch link.scheme {
        case .lesson:
          let parts = link.target.split(separator: "#", maxSplits: 1).map(String.init)
          let name = parts.first ?? ""
          if let known = anchors[name] {
            if parts.count > 1, !known.contains(parts[1]) {
              problem = "Lesson \(name) has no anchor “\(parts[1])”"
            }
          } else {
            problem = "There is no lesson “\(name)” to link to"
          }
        case .exercise:
          if outline.exercise(named: link.target) == nil {
            problem = "There is no exercise “\(link.target)” to link to"
          }
        case .file:
          let name = link.target.removingPercentEncoding ?? link.target
          let source = root.appending(path: directory).appending(path: name)
          if name.split(separator: "/").contains("..") || name.hasPrefix("/") {
            problem = "“\(name)” does not lie beside the lesson"
          } else if !FileManager.default.fileExists(atPath: source.path) {
            problem = "There is no file “\(name)” beside the lesson"
          } else {
            files.append(File(source: source, path: "files/\(folder)/\(name)"))
          }
        }
        if let problem {
          diagnostics.append(
            Diagnostic(.error, at: SourceLocation(file: file, line: 1), "\(problem)."))
        }
      }
    }

    let course = outline.course.introduction + outline.parts.flatMap(\.introduction)
    check(course, folder: "course", directory: "Lessons", file: "Lessons/Course.md")
    for lesson in outline.steps.map(\.lesson) {
      let directory = lesson.file.split(separator: "/").dropLast().joined(separator: "/")
      check(lesson.blocks, folder: lesson.name, directory: directory, file: lesson.file)
    }
    for exercise in outline.exercises {
      check(
        exercise.statement + exercise.hints.flatMap { $0 }, folder: exercise.name,
        directory: exercise.directory, file: "\(exercise.directory)/Exercise.md")
    }
    return (files, diagnostics)
  }

  /// What a link into the lesson's page may name after `#`.
  private func anchors(of lesson: Lesson) -> Set<String> {
    let headings = lesson.blocks.flatMap(\.nested).compactMap { block -> String? in
      if case .heading(_, let id, _) = block { id } else { nil }
    }
    return Set(headings + lesson.cells.map(\.anchor))
  }
}
