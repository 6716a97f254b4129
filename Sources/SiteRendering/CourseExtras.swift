import CourseModel
import Foundation

/// What a course's settings add to its site beside the lessons: colours and logo, the sitemap, the
/// feed, the pictures for links.
struct CourseExtras {
  let outline: Outline
  private let style: CourseStyle?
  private let root: URL

  init(outline: Outline, style: Data, root: URL) {
    self.outline = outline
    self.root = root
    let theme = String(decoding: style, as: UTF8.self)
    self.style = outline.course.settings.accent.map { CourseStyle(accent: $0, style: theme) }
  }

  var diagnostics: [Diagnostic] { style?.diagnostics ?? [] }

  func frame(of source: PageSource) -> PageFrame {
    PageFrame(
      settings: outline.course.settings, file: source.file, picture: source.picture,
      hasFeed: Feed.isWanted(for: outline))
  }

  func write(for sources: [PageSource], with writer: inout SiteWriter) throws(SiteRenderingError) {
    let settings = outline.course.settings
    if let style { try writer.write(style.text, to: CourseStyle.file) }
    if let logo = settings.logo {
      let file = root.appending(path: "Lessons").appending(path: logo)
      try writer.write(try readFile(at: file), to: "files/course/\(logo)")
    }
    guard let base = settings.base, base.origin != nil else { return }
    let sitemap = Sitemap(outline: outline, base: base, pages: sources.map(\.file))
    try writer.write(sitemap.text, to: Sitemap.file)
    if Feed.isWanted(for: outline) {
      try writer.write(Feed(outline: outline, base: base).text, to: Feed.file)
    }
    let accent = settings.accent?.light ?? CourseStyle.accent
    for source in sources where source.hasPicture {
      let step =
        switch source.kind {
        case .lesson(let step): step.number
        case .exercise(let exercise): outline.step(named: exercise.lesson)?.number
        default: outline.count
        }
      let picture = SharedPicture(
        step: step ?? outline.count, count: outline.count, accent: accent)
      try writer.write(Data(picture.png), to: source.picture)
    }
  }
}

extension PageSource {
  /// Whether links to the page show how far it has climbed; those of the reference show the course.
  fileprivate var hasPicture: Bool {
    switch kind {
    case .index, .lesson, .exercise: true
    default: false
    }
  }

  fileprivate var picture: String { SharedPicture.path(of: hasPicture ? file : "index.html") }
}
