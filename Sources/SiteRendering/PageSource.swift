import CourseModel
import Foundation

/// A page before it is rendered: what it is made from, and the fingerprint of all of that.
struct PageSource: Sendable {
  enum Kind: Sendable {
    case index
    case lesson(Outline.Step)
    case exercise(Exercise)
    case map, glossary, search
    /// The front page of the reference, and what lessons use of it.
    case reference, symbols
    /// The page of a type, by its name, and of the functions of one topic.
    case type(String)
    case functions(String)
  }

  let kind: Kind
  let fingerprint: String
  /// Every formula of the page, in order.
  let formulas: [Mathematics]

  /// The pages of a site, the index first.
  static func all(
    of outline: Outline, numberings: [String: Numbering], library: Library, theme: LoadedTheme
  ) -> [PageSource] {
    let common = outline.digest + theme.digest + buildIdentity
    var kinds = [Kind.index]
    kinds += outline.steps.map { .lesson($0) } + outline.exercises.map { .exercise($0) }
    kinds += [.map, .search]
    if !outline.course.glossary.terms.isEmpty { kinds.append(.glossary) }
    if !library.isEmpty { kinds += [.reference, .symbols] }
    kinds += library.pages.types.map { .type($0) }
    kinds += library.pages.functions.map { .functions($0) }
    let digests = (glossary: outline.course.glossary.digest, reference: library.digest)
    return kinds.map {
      PageSource($0, of: outline, numberings, library, common: common, digests)
    }
  }

  private init(
    _ kind: Kind, of outline: Outline, _ numberings: [String: Numbering], _ library: Library,
    common: String, _ digests: (glossary: String, reference: String)
  ) {
    var blocks: [Block] = []
    var fingerprint = Fingerprint()
    fingerprint.combine(common)
    fingerprint.combine(library.isEmpty)
    fingerprint.combine(outline.course.glossary.terms.isEmpty)
    switch kind {
    case .index:
      fingerprint.combine(outline.course)
      for step in outline.steps { fingerprint.combine(ContentsLine(step)) }
      blocks = outline.course.introduction + outline.parts.flatMap(\.introduction)
    case .lesson(let step):
      let embedded = step.lesson.exercises.compactMap(outline.exercise(named:))
      fingerprint.combine(step.lesson)
      fingerprint.combine(step.executed.results)
      fingerprint.combine(step.executed.values)
      fingerprint.combine(embedded)
      fingerprint.combine(digests.glossary)
      fingerprint.combine(library.links[step.lesson.name] ?? [])
      blocks = step.lesson.blocks + embedded.flatMap(\.statement)
    case .exercise(let exercise):
      fingerprint.combine(exercise)
      fingerprint.combine(digests.glossary)
      blocks = exercise.statement + exercise.hints.flatMap { $0 }
    case .map:
      for step in outline.steps { fingerprint.combine(step.lesson.requires) }
    case .glossary:
      fingerprint.combine(digests.glossary)
      let glossary = outline.course.glossary
      blocks = glossary.introduction + glossary.terms.flatMap(\.definition)
    case .search: break
    case .reference, .symbols:
      fingerprint.combine(digests.reference)
    case .type(let page), .functions(let page):
      fingerprint.combine(library.pages.version)
      fingerprint.combine(library.usesDigest[page] ?? "")
    }
    // What another lesson shows has its number there.
    for reference in blocks.prose.flatMap(\.references) {
      guard let lesson = reference.lesson else { continue }
      fingerprint.combine(numberings[lesson]?.numbers[reference.target] ?? 0)
    }
    formulas = blocks.formulas
    self.kind = kind
    self.fingerprint = fingerprint.digest
  }

  var file: String {
    switch kind {
    case .index: "index.html"
    case .lesson(let step): step.file
    case .exercise(let exercise): exercise.file
    case .map: "map.html"
    case .glossary: "glossary.html"
    case .search: "search.html"
    case .reference: "reference.html"
    case .symbols: "symbols.html"
    case .type(let page), .functions(let page): "\(page).html"
    }
  }

  /// Whether the page shows what the libraries' documentation says.
  var showsDocumentation: Bool {
    switch kind {
    case .reference, .symbols, .type, .functions: true
    default: false
    }
  }

  func page(in site: SiteContext) -> Page {
    switch kind {
    case .index: IndexPage(site: site).page
    case .lesson(let step): LessonPage(step: step, site: site).page
    case .exercise(let exercise): ExercisePage(exercise: exercise, site: site).page
    case .map: MapPage(site: site).page
    case .glossary: GlossaryPage(site: site).page
    case .search: SearchPage(site: site).page
    case .reference: ReferencePage(site: site).page
    case .symbols: SymbolsPage(site: site).page
    case .type(let page):
      TypePage(type: site.documentation.type(onPage: page)!, site: site).page
    case .functions(let page):
      FunctionsPage(functions: site.documentation.functions(onPage: page), site: site).page
    }
  }
}

/// What the index says of a lesson beside its title.
private struct ContentsLine: Encodable {
  var summary: String
  var minutes: Int?
  var quizzes: Int
  var goals: Int
  var difficulty: Difficulty?
  var succeeded: Bool
  var isDraft: Bool

  init(_ step: Outline.Step) {
    summary = step.lesson.summary
    minutes = step.lesson.minutes
    quizzes = step.lesson.quizzes.count
    goals = step.lesson.goals.count
    difficulty = step.lesson.difficulty
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
