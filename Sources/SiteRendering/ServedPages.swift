import CourseModel
import Foundation

/// Pages as `gradus serve` shows them: as built, with the live scripts and marks for them.
///
/// Cells carry `data-cell="3"`, inline values `data-value="0"`; a hidden cell has an empty place.
/// What a cell newly shows is rendered by the same views as the built page.
package struct ServedPages: Sendable {
  private let outline: Outline
  private let theme: LoadedTheme
  private let renderer: SiteRenderer

  /// Where the live scripts and styles lie in the site, in the order in which they are loaded.
  package struct Assets: Sendable {
    package var styles: [String]
    package var scripts: [String]
    package var modules: [String]

    package init(styles: [String], scripts: [String], modules: [String]) {
      self.styles = styles
      self.scripts = scripts
      self.modules = modules
    }
  }

  private let library: Library
  private let assets: Assets
  private let sources: [String: PageSource]
  private let numberings: [String: Numbering]

  package init(
    _ renderer: SiteRenderer, course: Course, lessons: [ExecutedLesson], exercises: [Exercise],
    assets: Assets
  ) throws(SiteRenderingError) {
    self.renderer = renderer
    self.assets = assets
    theme = try renderer.theme.load()
    outline = Outline(
      course: course, lessons: lessons, exercises: exercises.map { $0.shown(on: renderer.date) })
    numberings = outline.numberings
    library = try renderer.library(for: outline)
    sources = Dictionary(
      PageSource.all(of: outline, numberings: numberings, library: library, theme: theme)
        .map { ($0.file, $0) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension ServedPages {
  /// The page of this lesson or exercise, or of the course; `nil` where there is none.
  package func page(_ file: String) throws(SiteRenderingError) -> String? {
    guard let source = sources[file] else { return nil }
    var context = try context(for: source.formulas)
    if source.showsDocumentation { context.documentation = try renderer.readDocumentation() }
    var page = source.page(in: context)
    page.places = PlacesView(site: context).html
    let extras = CourseExtras(outline: outline, style: theme.style, root: renderer.root)
    return live(page, version: source.fingerprint, in: extras.frame(of: source))
  }

  /// What a page was made from; another version is another page. Empty where there is none.
  package func version(of file: String) -> String { sources[file]?.fingerprint ?? "" }

  private func live(_ page: Page, version: String, in frame: PageFrame) -> String {
    var page = page
    page.live = "\n<meta name=\"gradus-version\" content=\"\(version)\">\(head)"
    // The page's own policy is for pages that ask nobody for anything.
    return page.rendered(with: theme.template, in: frame)
      .replacing("default-src 'none';", with: "default-src 'none'; connect-src 'self';")
  }

  /// What stands under the code of a cell, whose text may be another than the lesson's.
  ///
  /// - Parameter lesson: the lesson with its cells' texts as they are now, and what they show.
  package func shown(
    by result: CellResult, of cell: Cell, in lesson: ExecutedLesson
  ) -> String {
    let site = SiteContext(
      outline: outline, library: library, formulas: [:], highlighting: .swift,
      numberings: numberings, isServed: true)
    let page = PageContext(site: site, cell: cell, of: lesson)
    return CellView(cell: cell).shown(by: result, in: page).markup
  }

  /// How many numbered figures and tables a result has.
  package func numbers(in result: CellResult, caption: String?) -> (figures: Int, tables: Int) {
    var caption = caption
    var numbers = (figures: 0, tables: 0)
    for output in result.outputs {
      switch output {
      case .figure(let figure):
        numbers.figures += 1
        if figure.caption == nil { caption = nil }
      case .table(let table):
        if table.caption != nil || caption != nil { numbers.tables += 1 }
        if table.caption == nil { caption = nil }
      case .text, .value, .gradientReport, .expectation: break
      }
    }
    return numbers
  }

  /// One hint of an exercise.
  package func hint(_ step: Int, of exercise: Exercise) throws(SiteRenderingError) -> String {
    let hint = exercise.hints[step]
    let page = PageContext(
      site: try context(for: hint.formulas), folder: exercise.name, headingShift: 2)
    return hint.html(in: page).markup
  }

  /// Swift source as the content of a block of code.
  package func code(_ source: String) -> String {
    var text = source
    while text.last?.isNewline == true { text.removeLast() }
    return Highlighting.swift.html(for: text, language: "swift").markup
  }

  /// A page that says only what keeps the real one from being shown.
  package func notice(title: String, diagnostics: [Diagnostic]) -> String {
    let items = diagnostics.map { "<li><pre>\($0.description)</pre></li>\n" as HTML }
    let page = Page(
      kind: .lesson, course: outline.course.title, title: title, description: title,
      body: """
        <article><header class="title-block"><h1>\(title)</h1></header>
        <p>This page has mistakes that keep it from being shown. It appears here by itself as soon \
        as they are mended.</p>
        <div class="failure"><ul>\(items.joined())</ul></div></article>
        """,
      usesMathematics: false)
    let frame = PageFrame(settings: outline.course.settings, file: "index.html")
    return live(page, version: "", in: frame)
  }

  private func context(for formulas: [Mathematics]) throws(SiteRenderingError) -> SiteContext {
    var setter = MathematicsSetter(
      cache: renderer.root.appending(path: ".gradus/cache/mathematics"),
      katexFolder: renderer.katexFolder)
    try setter.set(formulas)
    return SiteContext(
      outline: outline, library: library, formulas: setter.formulas, highlighting: .swift,
      numberings: numberings,
      isServed: true)
  }

  private var head: HTML {
    let styles = assets.styles.map { "\n<link rel=\"stylesheet\" href=\"\($0)\">" as HTML }
    let scripts = assets.scripts.map { "\n<script defer src=\"\($0)\"></script>" as HTML }
    let modules = assets.modules.map { "\n<script type=\"module\" src=\"\($0)\"></script>" as HTML }
    return (styles + scripts + modules).joined()
  }
}
