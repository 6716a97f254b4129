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
  let date: CalendarDate?
  /// Where KaTeX lies.
  let katexFolder: URL

  /// - Parameters:
  ///   - root: the folder that every `SourceLocation` and every lesson's file is relative to.
  ///   - themes: folders with `page.html`, `style.css` and `theme.js`. For each file the first
  ///     folder that has it wins, so a course overrides the theme file by file.
  ///   - date: the day for which the site is made: it shows the solutions released by then.
  public init(root: URL, themes: [URL], date: CalendarDate? = nil) {
    self.init(root: root, themes: themes, date: date, katexFolder: KaTeX.folder)
  }

  package init(root: URL, themes: [URL], date: CalendarDate? = nil, katexFolder: URL) {
    self.root = root
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
  /// Writes `index.html`, a page for each lesson and exercise, and `assets/` into `site`.
  ///
  /// A lesson that failed shows its failure where it happened, and the other pages are written.
  /// Of a lesson that the course names and `lessons` lacks, the earlier page stays.
  public func render(
    course: Course, lessons: [ExecutedLesson], exercises: [Exercise], into site: URL
  ) throws(SiteRenderingError) -> RenderedSite {
    let theme = try theme.load()
    let outline = Outline(
      course: course, lessons: lessons, exercises: exercises.map { $0.shown(on: date) })
    var record = SiteRecord(root: root, site: site)
    let sources = PageSource.all(of: outline, theme: theme)
    let stale = sources.filter { !record.isCurrent($0, in: site) }

    var mathematics = MathematicsSetter(
      cache: root.appending(path: ".gradus/cache/mathematics"), katexFolder: katexFolder)
    for source in stale { try mathematics.set(source.formulas) }

    let linked = LinkedFiles(of: outline, root: root)
    let context = SiteContext(
      outline: outline, formulas: mathematics.formulas, highlighting: .swift)
    let extras = CourseExtras(outline: outline, style: theme.style, root: root)
    let pages = stale.map { source in
      source.page(in: context).rendered(with: theme.template, in: extras.frame(of: source.file))
    }

    var places = Dictionary(
      uniqueKeysWithValues: zip(stale, pages).map { ($0.file, PagePlaces(of: $1)) })
    for source in sources where places[source.file] == nil {
      places[source.file] = record.places(of: source.file)
    }

    var writer = SiteWriter(site: site)
    for (source, text) in zip(stale, pages) {
      try writer.write(text, to: source.file)
      if source.formulas.allSatisfy(mathematics.isSound) {
        record.note(source, places[source.file]!, in: site)
      }
    }
    try Assets(
      theme: theme, files: linked.files, katexFolder: katexFolder,
      usesMathematics: sources.contains { !$0.formulas.isEmpty }
    ).write(with: &writer)
    try extras.write(for: sources, with: &writer)
    try DownloadsWriting(outline: outline, site: site, assetsDigest: theme.assetsDigest).write(
      sources, with: &writer, record: &record)
    writer.keep(sources.map(\.file))
    for name in outline.absent { writer.keep(record.files(ofLesson: name)) }
    try writer.removeStale(recorded: record.files)
    try record.save(files: writer.files)
    return RenderedSite(
      pages: sources.map(\.file), written: writer.written, removed: writer.removed,
      diagnostics: mathematics.diagnostics + linked.diagnostics + extras.diagnostics
        + SiteLinkCheck(outline: outline, places: places, files: writer.files)
        .diagnostics(of: sources))
  }
}
