import CellRunning
import Compiling
import CourseModel
import Foundation
import LessonParsing
import SiteRendering

/// `gradus build`: the whole course, from Markdown to pages.
enum Build: Subcommand {
  static let name = "build"
  static let summary = "Run all lessons and write the site."
  static let operand: Operand? = nil
  static let options = [
    Option(name: "--fresh", explanation: "run every cell, whatever is known from before"),
    Option(
      name: "--jobs", value: "N", explanation: "lessons run at the same time (default: cores)"),
    Option(name: "--why", explanation: "say for each cell that was run what had changed"),
    Option(name: "--drafts", explanation: "build the lessons marked `draft: true`, too"),
    Option(
      name: "--date", value: "DAY",
      explanation: "the day for which solutions are released (default: today)"),
    .json, .course,
  ]
  static let examples = [
    Example(
      "gradus build", "write site/public; lessons whose cells did not change are not run again"),
    Example("gradus build --fresh --jobs 1", "run everything, one lesson at a time"),
    Example("gradus build --why", "say also why each cell was run"),
    Example("gradus build --drafts --date 2026-12-01", "the site as it will be on that day"),
    Example("gradus build --json", "say what was run and written, for a program"),
  ]

  /// Who names a lesson wants to see that one.
  static func nearest(to operand: String) -> String { "gradus run \(operand)" }

  static func run(_ arguments: Arguments) throws -> ExitStatus {
    let began = ContinuousClock.now
    let date = try date(arguments)
    let open = try OpenCourse(arguments, includesDrafts: arguments.has("--drafts"))
    let jobs = try arguments.wholeNumber(of: "--jobs")
    let lessons = open.parsed.lessons
    let runs = try execute(lessons, in: open.root, fresh: arguments.has("--fresh"), jobs: jobs)
    let isCancelled = runs.contains { if case .failure(.cancelled) = $0 { true } else { false } }
    guard !isCancelled else { throw CellRunningError.cancelled }
    if runs.contains(where: { ((try? $0.get().cellsRun) ?? 0) > 0 }) { SandboxReport.complain() }
    let renderer = SiteRenderer(
      root: open.root, themes: try Themes.folders(of: open.root),
      documentation: try Libraries.documentation(for: open.root), date: date)
    let site = try renderer.render(
      course: open.parsed.course, lessons: runs.compactMap { try? $0.get().executed },
      exercises: open.parsed.exercises, into: open.root.appending(path: "site/public"))

    var summary = BuildSummary(lessons: lessons, runs: runs, site: site)
    summary.diagnostics = open.parsed.diagnostics + site.diagnostics + summary.diagnostics
    summary.unreadable = open.parsed.brokenLessons
    summary.seconds = (ContinuousClock.now - began).seconds
    DiagnosticReport.complain(summary.diagnostics)
    summary.troubles.forEach { Terminal.complain("gradus: \($0)") }
    if arguments.has(.json) {
      try Terminal.print(json: summary)
    } else {
      if arguments.has("--why") { summary.lessons.flatMap(\.why).forEach(Terminal.print) }
      Terminal.print(summary.sentence)
    }
    return summary.isFlawless ? .success : .failure
  }

  /// The one look at a clock: what it says is an input of the site like any other.
  private static func date(_ arguments: Arguments) throws(UsageError) -> CalendarDate? {
    guard let text = arguments.value(of: "--date") else {
      let now = Calendar(identifier: .gregorian).dateComponents(
        [.year, .month, .day], from: Date())
      return CalendarDate(year: now.year ?? 0, month: now.month ?? 0, day: now.day ?? 0)
    }
    guard let date = CalendarDate(text) else {
      throw UsageError(
        "`--date` needs a day, but got `\(text)`", nearest: "gradus build --date 2026-12-01")
    }
    return date
  }

  private static func execute(_ lessons: [Lesson], in root: URL, fresh: Bool, jobs: Int?) throws
    -> [Result<LessonRun, CellRunningError>]
  {
    let runner = CellRunner(
      root: root.path, toolchain: try .current(), products: try .current(), usesCache: !fresh)
    let progress = CourseProgress(lessons)
    defer { progress.clear() }
    let course = CourseRunner(runner, workers: jobs)
    let runs = course.run(lessons, cancellation: Interruption.cancellation()) { index, event in
      progress.show(event, ofLesson: index)
    }
    if runs.contains(where: { (try? $0.get().isFromCache) == false }) {
      CacheFolder(course: root.path).prune()
    }
    return runs
  }
}

/// Where the theme's files are looked for: the course's own first, then the one that came with
/// this program.
enum Themes {
  static func folders(of root: URL) throws -> [URL] {
    let own = root.appending(path: "site/theme")
    let package = URL(fileURLWithPath: try BuildProducts.current().package)
    return [own, package.appending(path: "site/theme")].filter {
      FileManager.default.fileExists(atPath: $0.path)
    }
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
