import CourseModel
import Foundation

/// One rendering of a site; `SiteRenderer.render` takes its steps in order.
///
/// What is stale is found first, and pages that are as they should be cost nothing later.
struct RenderingPass {
  let renderer: SiteRenderer
  let outline: Outline
  let theme: LoadedTheme
  let numberings: [String: Numbering]
  let library: Library
  /// Every page of the site.
  let sources: [PageSource]
  /// Those whose inputs changed since the last rendering.
  let stale: [PageSource]
  let linked: LinkedFiles
  let extras: CourseExtras
  var record: SiteRecord
  var writer: SiteWriter

  init(
    of outline: Outline, by renderer: SiteRenderer, into site: URL
  ) throws(SiteRenderingError) {
    self.renderer = renderer
    self.outline = outline
    theme = try renderer.theme.load()
    numberings = outline.numberings
    library = try renderer.library(for: outline)
    sources = PageSource.all(
      of: outline, numberings: numberings, library: library, theme: theme)
    var record = SiteRecord(root: renderer.root, site: site)
    stale = sources.filter { !record.isCurrent($0.file, from: $0.fingerprint, in: site) }
    self.record = record
    linked = LinkedFiles(of: outline, root: renderer.root)
    extras = CourseExtras(outline: outline, style: theme.style, root: renderer.root)
    writer = SiteWriter(
      site: site, unfinished: renderer.root.appending(path: ".gradus/cache/site/unfinished"))
  }
}

/// Pages laid out but not written, and what every page of the site can be linked at.
struct LaidOutPages {
  /// In the order of the stale sources.
  var texts: [String]
  /// By file, of all pages.
  var places: [String: PagePlaces]
}

extension RenderingPass {
  func setFormulas() throws(SiteRenderingError) -> MathematicsSetter {
    var mathematics = MathematicsSetter(
      cache: renderer.root.appending(path: ".gradus/cache/mathematics"),
      katexFolder: renderer.katexFolder)
    for source in stale { try mathematics.set(source.formulas) }
    return mathematics
  }

  func context(with mathematics: MathematicsSetter) throws(SiteRenderingError) -> SiteContext {
    SiteContext(
      outline: outline, library: library,
      documentation: try stale.contains(where: \.showsDocumentation)
        ? renderer.readDocumentation() : Documentation(),
      formulas: mathematics.formulas, highlighting: .swift, numberings: numberings)
  }

  func pages(in context: SiteContext) -> LaidOutPages {
    let ways = PlacesView(site: context).html
    let texts = stale.map { source in
      var page = source.page(in: context)
      page.places = ways
      return page.rendered(with: theme.template, in: extras.frame(of: source))
    }
    var places = Dictionary(
      uniqueKeysWithValues: zip(stale, texts).map { ($0.file, PagePlaces(of: $1)) })
    for source in sources where places[source.file] == nil {
      places[source.file] = record.places(of: source.file)
    }
    return LaidOutPages(texts: texts, places: places)
  }

  mutating func write(
    _ pages: LaidOutPages, _ mathematics: MathematicsSetter
  ) throws(SiteRenderingError) {
    for (source, text) in zip(stale, pages.texts) {
      try writer.write(text, to: source.file)
      // A page with a formula that could not be set is tried again, to be complained of again.
      if source.formulas.allSatisfy(mathematics.isSound) {
        record.note(
          source.file, from: source.fingerprint, places: pages.places[source.file],
          in: writer.site)
      }
    }
  }

  /// Each index changes with any page that it tells of, and with nothing else.
  mutating func writeSearchIndexes(of context: SiteContext) throws(SiteRenderingError) {
    let own = SearchIndex.file
    let fingerprint = digest(of: sources.filter { !$0.showsDocumentation }.map(\.fingerprint))
    writer.keep([own])
    if !record.isCurrent(own, from: fingerprint, in: writer.site) {
      try writer.write(SearchIndex(context).script, to: own)
      record.note(own, from: fingerprint, in: writer.site)
    }
    let reference = SearchIndex.referenceFile
    let version = digest(of: [library.pages.version])
    writer.keep([reference])
    if !record.isCurrent(reference, from: version, in: writer.site) {
      try writer.write(SearchIndex(try renderer.readDocumentation()).script, to: reference)
      record.note(reference, from: version, in: writer.site)
    }
  }

  /// What is not a page: style and scripts, KaTeX's, files beside lessons, feed and site map.
  mutating func writeAssets() throws(SiteRenderingError) {
    try Assets(
      theme: theme, files: linked.files, katexFolder: renderer.katexFolder,
      usesMathematics: sources.contains { !$0.formulas.isEmpty }
    ).write(with: &writer)
    try extras.write(for: sources, with: &writer)
  }

  mutating func writeDownloads() throws(SiteRenderingError) {
    try DownloadsWriting(
      outline: outline, site: writer.site, assetsDigest: theme.assetsDigest
    ).write(sources, with: &writer, record: &record)
  }

  /// Removes what the course no longer has. Of a lesson that could not be run the pages stay.
  mutating func removeStale() throws(SiteRenderingError) {
    writer.keep(sources.map(\.file))
    for name in outline.absent { writer.keep(record.files(ofLesson: name)) }
    try writer.removeStale(recorded: record.files)
    try record.save(files: writer.files)
  }

  /// What the authors must mend, but for their formulas.
  func diagnostics(places: [String: PagePlaces]) -> [Diagnostic] {
    let links = SiteLinkCheck(outline: outline, places: places, files: writer.files)
    return linked.diagnostics + extras.diagnostics + outline.danglingReferences(numberings)
      + outline.unusableNumbers + links.diagnostics(of: sources)
  }

  private func digest(of parts: [String]) -> String {
    var fingerprint = Fingerprint()
    fingerprint.combine(parts)
    return fingerprint.digest
  }
}
