import CourseModel
import Foundation

/// Which request gets which answer. All of them have passed `Admission`.
///
///     GET   …/05-mlp-backprop.html             a page, as built and live
///     GET   …/assets/…  files/…                files
///     GET   …/live/PAGE/events                 server-sent events
///     POST  …/live/LESSON/edit|run|run-all|interrupt|reset|forget
///     POST  …/live/exercise-NAME/save|check|hint
extension CourseServer {
  func respond(to request: Request, path: String, isBare: Bool) -> Response {
    do {
      if isBare { return .redirect("\(request.path)/") }
      let steps = path.split(separator: "/").map(String.init)
      let isLive = steps.count == 3 && steps[0] == "live"
      switch request.method {
      case .get, .head:
        if isLive, steps[2] == "events" { return try events(of: steps[1]) }
        return try page(path.isEmpty ? "index.html" : path)
      case .post:
        guard isLive else { return .notFound }
        if let exercise = exercise(ofPage: steps[1]) {
          return try act(steps[2], on: exercise, request.body)
        }
        guard let lesson = try lesson(steps[1]) else { return .notFound }
        return try act(steps[2], on: lesson, request.body)
      }
    } catch is DecodingError {
      return .sentence("This is not what the page should have sent.", status: 400)
    } catch {
      return .sentence("\(error)", status: 500)
    }
  }

  private func page(_ path: String) throws -> Response {
    let build = state.withLock { $0.build }
    if path.hasSuffix(".html") {
      if let text = try build.pages.page(path) { return .html(text) }
      let name = String(path.dropLast(".html".count))
      let own = build.diagnostics.filter { $0.location.file.hasPrefix("Lessons/\(name)/") }
      if build.parsed.course.lessons.contains(name), !own.isEmpty {
        return .html(build.pages.notice(title: name, diagnostics: own))
      }
    }
    return files.response(to: path) ?? .notFound
  }

  private func exercise(ofPage page: String) -> Exercise? {
    guard page.hasPrefix("exercise-") else { return nil }
    return state.withLock { $0.build.parsed.exercise(named: String(page.dropFirst(9))) }
  }

  private func events(of page: String) throws -> Response {
    if let lesson = try lesson(page) {
      let parsed = state.withLock { $0.build.parsed }
      let embedded = lesson.state.withLock { $0.lesson.exercises }
        .compactMap(parsed.exercise(named:))
      return .stream(
        lesson.join(
          answers: try embedded.map { try exercises.answer(to: $0) },
          reports: embedded.map { exercises.report(of: $0.name) }))
    }
    let own = exercise(ofPage: page)
    let version = state.withLock { $0.build.pages.version(of: "\(page).html") }
    let snapshot = PageMessage.Snapshot(
      version: version, cells: [], valueCells: [], values: [:], orphans: [],
      answers: try own.map { [try exercises.answer(to: $0)] } ?? [],
      reports: own.map { [exercises.report(of: $0.name)] } ?? [], notice: PageMessage.Notice())
    return .stream(audience(of: page).join { snapshot })
  }
}

/// What pages send.
private struct CellAction: Decodable {
  struct Edit: Decodable {
    var cell: Int
    var text: String
    var base: String
  }

  var cell: Int?
  var edits: [Edit]?
  var tab: String?
}

private struct ExerciseAction: Decodable {
  var text: String?
  var base: String?
  var tab: String?
  var step: Int?
}

private struct Done: Encodable { let kind = "done" }
private struct HintText: Encodable {
  var step: Int
  var of: Int
  var html: String
}

extension CourseServer {
  private func act(_ verb: String, on lesson: OpenLesson, _ body: Data) throws -> Response {
    let action = try JSONDecoder().decode(CellAction.self, from: body)
    let count = lesson.state.withLock { $0.texts.count }
    let named = (action.edits ?? []).map(\.cell) + (action.cell.map { [$0] } ?? [])
    guard named.allSatisfy((0..<count).contains) else {
      return .sentence("The lesson has no such cell.", status: 400)
    }
    // What was typed is kept first, and runs with what it is typed above.
    for edit in action.edits ?? [] {
      let conflict = try lesson.edit(
        edit.cell, text: edit.text, base: edit.base, tab: action.tab)
      if let conflict { return .json(conflict, status: 409) }
    }
    switch (verb, action.cell) {
    case ("edit", _): break
    case ("run", let cell?): lesson.run(cell)
    case ("run-all", _): if count > 0 { lesson.run(count - 1) }
    case ("interrupt", _): lesson.interrupt()
    case ("reset", _): lesson.reset()
    case ("forget", _): try lesson.forgetOrphans()
    default: return .notFound
    }
    return .json(Done())
  }

  private func act(_ verb: String, on exercise: Exercise, _ body: Data) throws -> Response {
    let action = try JSONDecoder().decode(ExerciseAction.self, from: body)
    if verb == "hint" {
      let step = action.step ?? 0
      guard exercise.hints.indices.contains(step) else {
        return .sentence("The exercise has no such hint.", status: 400)
      }
      let pages = state.withLock { $0.build.pages }
      return .json(
        HintText(step: step, of: exercise.hints.count, html: try pages.hint(step, of: exercise)))
    }
    guard verb == "save" || verb == "check" else { return .notFound }
    if let text = action.text {
      let conflict = try exercises.save(
        text, for: exercise, base: action.base ?? "", tab: action.tab)
      if let conflict { return .json(conflict, status: 409) }
    }
    if verb == "check" { exercises.check(exercise) }
    return .json(Done())
  }
}
