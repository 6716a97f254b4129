import CellRunning
import CourseModel
import Foundation
import SiteRendering
import Synchronization

/// The live notebook of a course on this machine's loopback interface.
///
/// ```swift
/// let server = try CourseServer(root: course, runner: runner, themes: themes)
/// print(try server.start(port: nil))     // http://127.0.0.1:40123/1f0c…/
/// server.stop()
/// ```
/// Pages are as built until something runs. Open lessons and exercises are shared by all tabs.
public final class CourseServer: Sendable {
  struct State {
    var build: CourseBuild
    var lessons: [String: OpenLesson] = [:]
    /// The tabs of pages without cells: exercises, the contents.
    var audiences: [String: Audience] = [:]
    var http: HTTPServer?
    var watching: ChangeWatching?
    var isStopped = false
  }

  /// Lessons whose kernels live at the same time.
  private static let kernelLimit = 4
  /// A kernel that nobody uses for so long ends.
  private static let kernelPatience = Duration.seconds(15 * 60)

  let root: URL
  let files: StaticFiles
  let state: Mutex<State>
  let drafts: DraftStore
  private let builder: CourseBuilder
  private let building = DispatchQueue(label: "gradus.serve.building")
  /// Set once, by `init`.
  nonisolated(unsafe) private(set) var exercises: OpenExercises!

  /// Builds the course, which takes as long as its cells run, and nothing when they have.
  public init(
    root: URL, runner: CellRunner, themes: [URL],
    documentation: KeptDocumentation = KeptDocumentation(),
    cancellation: Cancellation = Cancellation(),
    report: @escaping @Sendable (String, LessonEvent) -> Void = { _, _ in }
  ) throws {
    try LiveAssets.check()
    self.root = root
    files = StaticFiles(site: root.appending(path: "site/public"), themes: themes)
    drafts = DraftStore(work: root.appending(path: "work"))
    builder = CourseBuilder(
      root: root, runner: runner,
      renderer: SiteRenderer(root: root, themes: themes, documentation: documentation))
    state = Mutex(State(build: try builder.build(cancellation: cancellation, report: report)))
    exercises = OpenExercises(root: root, answers: AnswerStore(work: drafts.work)) {
      [weak self] message in self?.tellAll(message)
    }
  }

  /// Mistakes in the course's files that its authors must mend: the rest is served.
  public var diagnostics: [Diagnostic] { state.withLock { $0.build.diagnostics } }
}

extension CourseServer {
  /// Begins to answer, and to watch the course's files.
  ///
  /// - Parameter port: any that is free when `nil`. A session on a port that an earlier one had
  ///   takes its token too: its pages, still open, go on.
  /// - Returns: the address of the contents, with the token.
  public func start(port: UInt16?) throws(ServingError) -> String {
    let store = TokenStore(folder: root.appending(path: ".gradus/serve"))
    let token = port.map(store.token) ?? Token()
    let http = try HTTPServer(port: port ?? 0) { request, port in
      switch Admission(token: token, port: port).decide(request) {
      case .admitted: nil
      case .refused(let status, let reason): .sentence(reason, status: status)
      }
    } answer: { [weak self] request in
      guard let self else { return .sentence("The server ends.", status: 503) }
      let path = String(request.path.dropFirst(token.text.count + 2))
      return respond(to: request, path: path, isBare: request.path == "/\(token.text)")
    }
    do {
      try store.remember(token, port: http.port)
      let watching = try ChangeWatching(
        root: root, folders: ["Lessons", "Exercises", "site/theme", "work"]
      ) { [weak self] in self?.filesChanged($0) }
      state.withLock { state in
        state.http = http
        state.watching = watching
      }
    } catch {
      http.stop()
      throw error
    }
    Thread.detachNewThread { [weak self] in
      while let self, !isStopped {
        closeIdleKernels()
        Thread.sleep(forTimeInterval: 1)
      }
    }
    return "http://127.0.0.1:\(http.port)/\(token.text)/"
  }

  /// Ends every page's stream, every kernel, and the listening.
  public func stop() {
    let (http, watching, lessons, audiences) = state.withLock { state in
      state.isStopped = true
      defer { (state.http, state.watching) = (nil, nil) }
      return (state.http, state.watching, state.lessons.values, state.audiences.values)
    }
    watching?.stop()
    for lesson in lessons {
      lesson.audience.dismiss()
      lesson.closeKernel()
    }
    for audience in audiences { audience.dismiss() }
    http?.stop()
  }

  private var isStopped: Bool { state.withLock { $0.isStopped } }

  /// The lesson of this name, opened for the first page that shows it.
  func lesson(_ name: String) throws(ServingError) -> OpenLesson? {
    let outcome: Result<OpenLesson?, ServingError> = state.withLock { state in
      Result { () throws(ServingError) in
        if let open = state.lessons[name] { return open }
        guard let executed = state.build.lessons[name], !state.isStopped else { return nil }
        let open = try OpenLesson(
          executed, pages: state.build.pages, notice: state.build.notice(forLesson: name),
          runner: builder.runner, drafts: drafts)
        state.lessons[name] = open
        return open
      }
    }
    return try outcome.get()
  }

  func audience(of page: String) -> Audience {
    state.withLock { state in
      let audience = state.audiences[page] ?? Audience()
      if state.isStopped { audience.dismiss() }
      state.audiences[page] = audience
      return audience
    }
  }

  func tellAll(_ message: some Encodable) {
    let audiences = state.withLock { state in
      state.lessons.values.map(\.audience) + state.audiences.values
    }
    for audience in audiences { audience.send(message) }
  }

  private func closeIdleKernels() {
    let open = state.withLock { Array($0.lessons.values) }
    var alive = open.compactMap { lesson in lesson.idleness.map { (lesson, $0) } }
      .sorted { $0.1 > $1.1 }
    while let (lesson, idleness) = alive.first,
      idleness > Self.kernelPatience || (alive.count > Self.kernelLimit && idleness > .zero)
    {
      lesson.closeKernel()
      alive.removeFirst()
    }
  }
}

extension CourseServer {
  /// Files of the course, or of the student, are other than they were.
  private func filesChanged(_ paths: Set<String>) {
    var lessons: Set<String> = []
    var isThemeChanged = false
    var isCourseChanged = false
    for path in paths {
      let steps = path.split(separator: "/").map(String.init)
      switch (steps.first, steps.count) {
      case ("work", 2) where steps[1].hasSuffix(".swift"):
        answerChanged(String(steps[1].dropLast(".swift".count)))
      case ("work", _): break
      case ("site", _): isThemeChanged = true
      case ("Lessons", 2...):
        isCourseChanged = true
        lessons.insert(steps[1])
      default: isCourseChanged = true
      }
    }
    guard isCourseChanged || isThemeChanged else { return }
    let (changed, isLookNew) = (lessons, isThemeChanged)
    building.async { [weak self] in self?.rebuild(lessons: changed, isLookNew: isLookNew) }
  }

  private func answerChanged(_ name: String) {
    guard let exercise = state.withLock({ $0.build.parsed.exercise(named: name) }) else { return }
    do {
      tellAll(try exercises.answer(to: exercise))
    } catch {
      tellAll(PageMessage.Notice(trouble: "\(error)"))
    }
  }

  private func rebuild(lessons changed: Set<String>, isLookNew: Bool) {
    let (build, open) = state.withLock { ($0.build, $0.lessons) }
    for name in changed {
      guard let lesson = open[name] else { continue }
      var notice = build.notice(forLesson: name)
      notice.isBuilding = true
      lesson.tell(notice)
    }
    do {
      let new = try builder.rebuild(build, lessons: changed)
      state.withLock { $0.build = new }
      for (name, lesson) in open {
        guard let executed = new.lessons[name] else { continue }
        let notice = new.notice(forLesson: name)
        let file = "\(name).html"
        if build.pages.version(of: file) != new.pages.version(of: file) {
          try lesson.replace(with: executed, pages: new.pages, notice: notice)
        } else {
          lesson.tell(notice)
        }
      }
      for (page, audience) in state.withLock({ $0.audiences }) {
        audience.send(PageMessage.Reload(version: new.pages.version(of: "\(page).html")))
      }
      if isLookNew { tellAll(PageMessage.Reload(version: "")) }
    } catch {
      tellAll(PageMessage.Notice(trouble: "\(error)"))
    }
  }
}
