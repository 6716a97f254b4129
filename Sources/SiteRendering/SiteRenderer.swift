import CourseModel
import Foundation

/// Executed lessons as a site of static pages, complete without a network or a script.
///
///     let renderer = SiteRenderer(root: course, themes: [course.appending(path: "site/theme")])
///     let site = try renderer.render(course: …, lessons: …, exercises: …, into: output)
///     site.diagnostics      // broken links and TeX that KaTeX refuses, at the author's own lines
///
/// The same input gives the same bytes. A page whose inputs did not change is not rendered again,
/// and a file whose contents did not change is not written again.
public struct SiteRenderer: Sendable {
  /// The course's root: its `.gradus/cache` holds formulas and the record of rendered pages.
  let root: URL
  let theme: Theme
  /// What the reference says of the libraries; a site without it has no such pages.
  let documentation: KeptDocumentation
  let date: CalendarDate?
  /// Where KaTeX lies.
  let katexFolder: URL

  /// - Parameters:
  ///   - root: the folder that every `SourceLocation` and every lesson's file is relative to.
  ///   - themes: folders with `page.html`, `style.css`, `theme.js` and the other files of a theme.
  ///     For each file the first folder that has it wins, so a course overrides them one by one.
  ///   - documentation: what the reference says of the libraries.
  ///   - date: the day for which the site is made: it shows the solutions released by then.
  public init(
    root: URL, themes: [URL], documentation: KeptDocumentation = KeptDocumentation(),
    date: CalendarDate? = nil
  ) {
    self.init(
      root: root, themes: themes, documentation: documentation, date: date,
      katexFolder: KaTeX.folder)
  }

  package init(
    root: URL, themes: [URL], documentation: KeptDocumentation = KeptDocumentation(),
    date: CalendarDate? = nil, katexFolder: URL
  ) {
    self.root = root
    self.documentation = documentation
    self.date = date
    self.theme = Theme(folders: themes)
    self.katexFolder = katexFolder
  }
}

/// What one rendering did; all paths are relative to the site's folder.
public struct RenderedSite: Sendable {
  /// Pages of the site, in course order, the index first.
  public var pages: [String]
  /// Pages and assets whose contents are new.
  public var written: [String]
  /// Pages and assets of an earlier rendering that the course no longer has.
  public var removed: [String]
  /// What authors must mend. A page is written all the same, with the place marked.
  public var diagnostics: [Diagnostic]
}

extension SiteRenderer {
  /// Writes `index.html`, a page for each lesson and exercise, the pages that help to find things,
  /// the reference of the libraries where `documentation` has any, and `assets/` into `site`.
  ///
  /// A lesson that failed shows its failure where it happened, and the other pages are written.
  /// Of a lesson that the course names and `lessons` lacks, the earlier page stays.
  public func render(
    course: Course, lessons: [ExecutedLesson], exercises: [Exercise], into site: URL
  ) throws(SiteRenderingError) -> RenderedSite {
    let outline = Outline(
      course: course, lessons: lessons, exercises: exercises.map { $0.shown(on: date) })
    var pass = try RenderingPass(of: outline, by: self, into: site)
    let mathematics = try pass.setFormulas()
    let context = try pass.context(with: mathematics)
    let pages = pass.pages(in: context)
    try pass.write(pages, mathematics)
    try pass.writeSearchIndexes(of: context)
    try pass.writeAssets()
    try pass.writeDownloads()
    try pass.removeStale()
    return RenderedSite(
      pages: pass.sources.map(\.file), written: pass.writer.written, removed: pass.writer.removed,
      diagnostics: mathematics.diagnostics + pass.diagnostics(places: pages.places))
  }

  /// The documentation with the places in lessons that use it.
  func library(for outline: Outline) throws(SiteRenderingError) -> Library {
    var links = KeptLinks(cache: root.appending(path: ".gradus/cache"))
    do {
      let library = try Library(documentation, outline: outline, kept: &links)
      links.save()
      return library
    } catch {
      throw .undocumented(reason: "\(error)")
    }
  }

  func readDocumentation() throws(SiteRenderingError) -> Documentation {
    do { return try documentation.read() } catch { throw .undocumented(reason: "\(error)") }
  }
}
