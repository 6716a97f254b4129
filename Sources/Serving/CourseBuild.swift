import CellRunning
import CourseModel
import Foundation
import LessonParsing
import SiteRendering

/// The course as built: the lessons with what their cells showed, and the pages made of them.
struct CourseBuild: Sendable {
  var parsed: ParsedCourse
  /// By the lesson's name. A lesson that has mistakes now is there as it was before them.
  var lessons: [String: ExecutedLesson]
  var pages: ServedPages
  /// Mistakes in files, and TeX that cannot be set.
  var diagnostics: [Diagnostic]
  /// The machine's failures, a sentence each, by the lesson's name.
  var troubles: [String: String]
}

/// Builds the course for the first time, and lesson by lesson from then on.
struct CourseBuilder: Sendable {
  let root: URL
  let runner: CellRunner
  let renderer: SiteRenderer

  /// Reads, runs and renders everything, through the cache.
  func build(
    cancellation: Cancellation, report: @escaping @Sendable (String, LessonEvent) -> Void
  ) throws(SiteRenderingError) -> CourseBuild {
    let parsed = parseCourse(root: root.path)
    let names = parsed.lessons.map(\.name)
    let runs = CourseRunner(runner).run(parsed.lessons, cancellation: cancellation) {
      report(names[$0], $1)
    }
    return try render(parsed, zip(parsed.lessons, runs), earlier: nil)
  }

  /// Reads everything again, and runs again only the lessons of these names, or new ones.
  func rebuild(_ earlier: CourseBuild, lessons changed: Set<String>) throws(SiteRenderingError)
    -> CourseBuild
  {
    let parsed = parseCourse(root: root.path)
    let stale = parsed.lessons.filter {
      changed.contains($0.name) || earlier.lessons[$0.name] == nil
    }
    let runs = stale.map { lesson in
      Result { () throws(CellRunningError) in try runner.run(lesson) }
    }
    return try render(parsed, zip(stale, runs), earlier: earlier)
  }

  private func render(
    _ parsed: ParsedCourse,
    _ runs: Zip2Sequence<[Lesson], [Result<LessonRun, CellRunningError>]>, earlier: CourseBuild?
  ) throws(SiteRenderingError) -> CourseBuild {
    var lessons = earlier?.lessons ?? [:]
    var troubles = earlier?.troubles ?? [:]
    for (lesson, run) in runs {
      troubles[lesson.name] = nil
      switch run {
      case .success(let run): lessons[lesson.name] = run.executed
      case .failure(let error):
        troubles[lesson.name] = "\(error)"
        lessons[lesson.name] = ExecutedLesson(
          lesson: lesson, results: lesson.cells.map { _ in .notRun }, values: [:])
      }
    }
    lessons = lessons.filter { parsed.course.lessons.contains($0.key) }
    let executed = parsed.course.lessons.compactMap { lessons[$0] }
    let site = try renderer.render(
      course: parsed.course, lessons: executed, exercises: parsed.exercises,
      into: root.appending(path: "site/public"))
    let pages = try ServedPages(
      renderer, course: parsed.course, lessons: executed, exercises: parsed.exercises,
      assets: LiveAssets.linked)
    return CourseBuild(
      parsed: parsed, lessons: lessons, pages: pages,
      diagnostics: (parsed.diagnostics + site.diagnostics).filter { $0.severity == .error },
      troubles: troubles)
  }
}

extension CourseBuild {
  /// What the pages of a lesson say about its files; mistakes elsewhere are said there.
  func notice(forLesson name: String) -> PageMessage.Notice {
    let exercises = parsed.exercises.filter { $0.lesson == name }.map(\.directory)
    let folders = ["Lessons/\(name)/", "Exercises/\(name)/"] + exercises.map { "\($0)/" }
    let own = diagnostics.filter { diagnostic in
      diagnostic.location.file == "Lessons/Course.md"
        || folders.contains { diagnostic.location.file.hasPrefix($0) }
    }
    return PageMessage.Notice(
      diagnostics: own.map(\.description), trouble: troubles[name], isBuilding: false)
  }
}
