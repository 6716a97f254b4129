import CourseModel
import Foundation

/// A page before it is rendered: what it is made from, and the fingerprint of all of that.
struct PageSource: Sendable {
  enum Kind: Sendable {
    case index
    case lesson(Outline.Step)
    case exercise(Exercise)
  }

  let kind: Kind
  let fingerprint: String
  /// Every formula of the page, in order.
  let formulas: [Mathematics]

  /// The pages of a site, the index first.
  static func all(of outline: Outline, theme: LoadedTheme) -> [PageSource] {
    let common = outline.digest + theme.digest + buildIdentity
    return [PageSource(.index, of: outline, common: common)]
      + outline.steps.map { PageSource(.lesson($0), of: outline, common: common) }
      + outline.exercises.map { PageSource(.exercise($0), of: outline, common: common) }
  }

  private init(_ kind: Kind, of outline: Outline, common: String) {
    var fingerprint = Fingerprint()
    fingerprint.combine(common)
    switch kind {
    case .index:
      fingerprint.combine(outline.course)
      for step in outline.steps { fingerprint.combine(ContentsLine(step)) }
      formulas = (outline.course.introduction + outline.parts.flatMap(\.introduction)).formulas
    case .lesson(let step):
      let embedded = step.lesson.exercises.compactMap(outline.exercise(named:))
      fingerprint.combine(step.lesson)
      fingerprint.combine(step.executed.results)
      fingerprint.combine(step.executed.values)
      fingerprint.combine(embedded)
      formulas = step.lesson.blocks.formulas + embedded.flatMap(\.statement.formulas)
    case .exercise(let exercise):
      fingerprint.combine(exercise)
      formulas = exercise.statement.formulas + exercise.hints.flatMap(\.formulas)
    }
    self.kind = kind
    self.fingerprint = fingerprint.digest
  }

  var file: String {
    switch kind {
    case .index: "index.html"
    case .lesson(let step): step.file
    case .exercise(let exercise): exercise.file
    }
  }

  func page(in site: SiteContext) -> Page {
    switch kind {
    case .index: IndexPage(site: site).page
    case .lesson(let step): LessonPage(step: step, site: site).page
    case .exercise(let exercise): ExercisePage(exercise: exercise, site: site).page
    }
  }
}

/// What the index says of a lesson beside its title.
private struct ContentsLine: Encodable {
  var summary: String
  var minutes: Int?
  var exercises: Int
  var succeeded: Bool
  var isDraft: Bool

  init(_ step: Outline.Step) {
    summary = step.lesson.summary
    minutes = step.lesson.minutes
    exercises = step.exercises.count
    succeeded = step.executed.succeeded
    isDraft = step.lesson.isDraft
  }
}

/// Another build of the renderer may render otherwise, so its pages are not current.
private let buildIdentity: String = {
  var status = stat()
  guard stat("/proc/self/exe", &status) == 0 else { return "" }
  return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
}()
