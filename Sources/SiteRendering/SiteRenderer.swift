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
    let theme = try theme.load()
    let outline = Outline(
      course: course, lessons: lessons, exercises: exercises.map { $0.shown(on: date) })
    var record = SiteRecord(root: root, site: site)
    let numberings = outline.numberings
    let library = try library(for: outline)
    let sources = PageSource.all(
      of: outline, numberings: numberings, library: library, theme: theme)
    let stale = sources.filter { !record.isCurrent($0.file, from: $0.fingerprint, in: site) }

    var mathematics = MathematicsSetter(
      cache: root.appending(path: ".gradus/cache/mathematics"), katexFolder: katexFolder)
    for source in stale { try mathematics.set(source.formulas) }

    let linked = LinkedFiles(of: outline, root: root)
    let documentation =
      try stale.contains(where: \.showsDocumentation) ? readDocumentation() : Documentation()
    let context = SiteContext(
      outline: outline, library: library, documentation: documentation,
      formulas: mathematics.formulas, highlighting: .swift, numberings: numberings)
    let extras = CourseExtras(outline: outline, style: theme.style, root: root)
    let ways = PlacesView(site: context).html
    let pages = stale.map { source in
      var page = source.page(in: context)
      page.places = ways
      return page.rendered(with: theme.template, in: extras.frame(of: source))
    }

    var places = Dictionary(
      uniqueKeysWithValues: zip(stale, pages).map { ($0.file, PagePlaces(of: $1)) })
    for source in sources where places[source.file] == nil {
      places[source.file] = record.places(of: source.file)
    }

    var writer = SiteWriter(
      site: site, unfinished: root.appending(path: ".gradus/cache/site/unfinished"))
    for (source, text) in zip(stale, pages) {
      try writer.write(text, to: source.file)
      if source.formulas.allSatisfy(mathematics.isSound) {
        record.note(
          source.file, from: source.fingerprint, places: places[source.file], in: site)
      }
    }
    try writeSearchIndexes(of: context, sources, with: &writer, &record)
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
        + outline.danglingReferences(numberings) + outline.unusableNumbers
        + SiteLinkCheck(outline: outline, places: places, files: writer.files)
        .diagnostics(of: sources))
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

  /// Each index changes with any page that it tells of, and with nothing else.
  private func writeSearchIndexes(
    of context: SiteContext, _ sources: [PageSource], with writer: inout SiteWriter,
    _ record: inout SiteRecord
  ) throws(SiteRenderingError) {
    let own = SearchIndex.file
    let fingerprint = digest(of: sources.filter { !$0.showsDocumentation }.map(\.fingerprint))
    writer.keep([own])
    if !record.isCurrent(own, from: fingerprint, in: writer.site) {
      try writer.write(SearchIndex(context).script, to: own)
      record.note(own, from: fingerprint, in: writer.site)
    }
    let reference = SearchIndex.referenceFile
    let version = digest(of: [context.library.pages.version])
    writer.keep([reference])
    if !record.isCurrent(reference, from: version, in: writer.site) {
      try writer.write(SearchIndex(try readDocumentation()).script, to: reference)
      record.note(reference, from: version, in: writer.site)
    }
  }

  private func digest(of parts: [String]) -> String {
    var fingerprint = Fingerprint()
    fingerprint.combine(parts)
    return fingerprint.digest
  }
}
