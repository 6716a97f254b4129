import CourseModel
import Foundation

/// Writes the students' package of a course: lessons, statements, starters, and visible checks that
/// work offline. Of solutions, hidden checks and known mistakes nothing is in it.
///
/// ```swift
/// let result = Release(grader: grader).write(exercises, lessons: lessons, to: "students")
/// result.problems     // empty, or why nothing was written
/// ```
/// The package is made beside its place, tried there on every exercise's solution and mistakes, looked
/// through for hidden lines, and only then moved to where it belongs.
public struct Release: Sendable {
  private let grader: Grader
  /// Exercises that are tried at the same time.
  public var jobs = ProcessInfo.processInfo.activeProcessorCount

  public init(grader: Grader) { self.grader = grader }
}

/// What became of a release.
public struct ReleaseResult: Sendable, Encodable {
  public var exercises: [String] = []
  public var lessons: [String] = []
  /// Paths in the package, sorted.
  public var files: [String] = []
  /// Lines of hidden files that were looked for in each of them.
  public var hiddenLines = 0
  /// Why there is no package.
  public var problems: [Diagnostic] = []
}

extension Release {
  /// - Parameter directory: Where the package is to stand: nothing, or an empty folder.
  public func write(
    _ exercises: [Exercise], lessons: [Lesson], to directory: String
  ) -> ReleaseResult {
    let place = URL(fileURLWithPath: directory).standardizedFileURL.path
    let unfinished = "\(place).unfinished-\(getpid())"
    var result = ReleaseResult(
      exercises: exercises.map(\.name), lessons: lessons.map(\.name), problems: obstacles(at: place)
    )
    guard result.problems.isEmpty else { return result }
    defer { try? FileManager.default.removeItem(atPath: unfinished) }
    let package = StudentsPackage(course: grader.course, folder: unfinished)
    do {
      try package.copyLessons(lessons)
      let found = concurrently(exercises, jobs: jobs) { exercise in
        ReleasedExercise(exercise, grader: grader, package: package).write()
      }
      result.problems = found.flatMap(\.self)
      guard result.problems.isEmpty else { return result }
      try package.welcome(exercises)
      let search = HiddenLines(of: exercises, course: grader.course)
      result.files = try package.files()
      result.hiddenLines = search.count
      result.problems = search.found(in: package, files: result.files)
      guard result.problems.isEmpty else { return result }
      // An empty folder may be in the way.
      rmdir(place)
      try FileManager.default.moveItem(atPath: unfinished, toPath: place)
    } catch {
      result.problems.append(
        Diagnostic(
          .error, at: SourceLocation(file: directory, line: 1),
          FeedbackWording.cannotRelease(error.localizedDescription)))
    }
    return result
  }

  private func obstacles(at place: String) -> [Diagnostic] {
    let start = SourceLocation(file: place, line: 1)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder) else {
      let parent = URL(fileURLWithPath: place).deletingLastPathComponent().path
      return FileManager.default.fileExists(atPath: parent)
        ? [] : [Diagnostic(.error, at: start, FeedbackWording.noFolder(parent))]
    }
    let names = try? FileManager.default.contentsOfDirectory(atPath: place)
    return isFolder.boolValue && names?.isEmpty == true
      ? [] : [Diagnostic(.error, at: start, FeedbackWording.isInTheWay(place))]
  }
}
