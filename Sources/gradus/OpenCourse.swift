import CourseModel
import Foundation
import LessonParsing
import SwiftSource

/// A course as it was read, and what its authors must mend.
struct OpenCourse {
  let root: URL
  private(set) var parsed: ParsedCourse

  init(_ arguments: Arguments, includesDrafts: Bool = true) throws {
    root = try CourseLocation.root(arguments)
    let memory = root.appending(path: ".gradus/cache/syntax.json").path
    SyntaxMemory.load(from: memory)
    parsed = parseCourse(root: root.path, includesDrafts: includesDrafts)
    SyntaxMemory.save(to: memory)
  }

  /// Reads the course's files again.
  mutating func reread() { parsed = parseCourse(root: root.path) }

  /// The name of the lesson meant by a folder name, or by its beginning: `05` is `05-mlp-backprop`.
  /// - Throws: `UsageError` with the nearest lesson.
  func lessonName(_ name: String, for command: String) throws(UsageError) -> String {
    let names = parsed.course.lessons
    if names.contains(name) { return name }
    let beginning = names.filter { $0.hasPrefix(name) }
    if beginning.count == 1 { return beginning[0] }
    let nearest = nearestName(to: name, in: names)
    throw UsageError(
      "there is no lesson `\(name)`; `gradus list` shows them",
      nearest: nearest.map { "gradus \(command) \($0)" })
  }

  /// - Throws: `UsageError` with the nearest exercise.
  func exercise(named name: String, for command: String) throws(UsageError) -> Exercise {
    if let exact = parsed.exercises.first(where: { $0.name == name }) { return exact }
    let nearest = nearestName(to: name, in: parsed.exercises.map(\.name))
    throw UsageError(
      "there is no exercise `\(name)`; `gradus list` shows them",
      nearest: nearest.map { "gradus \(command) \($0)" })
  }
}

/// Prints diagnostics for authors, all of them, in the order of files and lines.
enum DiagnosticReport {
  static func complain(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics.sorted(by: { $0.location < $1.location }) {
      Terminal.complain(diagnostic.description)
    }
  }
}

extension [Diagnostic] {
  var hasErrors: Bool { contains { $0.severity == .error } }
}
