import CourseModel

/// What changed in the lessons, as an Atom feed (RFC 4287), from the notes of their authors.
///
/// Its dates are those of the notes: no clock is asked, so the same lessons give the same feed.
struct Feed {
  static let file = "feed.xml"

  let outline: Outline
  let base: SiteBase

  static func isWanted(for outline: Outline) -> Bool {
    outline.course.settings.base?.origin != nil
      && outline.steps.contains { !$0.lesson.updates.isEmpty }
  }

  /// As many notes as a reader that was away for a term may have missed.
  private static let longest = 50

  var text: String {
    let entries = outline.steps.flatMap { step in
      step.lesson.updates.enumerated().map { (index: $0.offset, update: $0.element, step: step) }
    }.sorted { a, b in
      (b.update.date, a.step.number, a.index) < (a.update.date, b.step.number, b.index)
    }
    let course = outline.course
    let home = base.address(of: "index.html") ?? ""
    let subtitle: HTML =
      course.subtitle.isEmpty ? "" : "<subtitle>\(course.subtitle)</subtitle>\n"
    let list = entries.prefix(Self.longest).map { entry($0.update, of: $0.step) }
    let html: HTML = """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(course.settings.language)">
      <title>\(course.title)</title>
      \(subtitle)<id>\(home)</id>
      <link href="\(home)"/>
      <link rel="self" href="\(base.address(of: Self.file) ?? "")"/>
      <updated>\(moment(entries.first?.update.date))</updated>
      <author><name>\(course.title)</name></author>
      \(list.joined())</feed>\n
      """
    return html.markup
  }

  private func entry(_ update: LessonUpdate, of step: Outline.Step) -> HTML {
    let address = base.address(of: step.file) ?? ""
    // The note's own, wherever it stands among others.
    let digest = SHA256.digest(Array(update.note.utf8)).prefix(8)
    let anchor: HTML = "updated-\(update.date.description)-\(digest)"
    return """
      <entry>
      <title>\(step.lesson.title): \(update.note)</title>
      <id>\(address)#\(anchor)</id>
      <link href="\(address)"/>
      <updated>\(moment(update.date))</updated>
      <summary>\(update.note)</summary>
      </entry>\n
      """
  }

  private func moment(_ date: CalendarDate?) -> String { "\(date?.description ?? "")T00:00:00Z" }
}

/// The addresses of all pages, for search engines.
struct Sitemap {
  static let file = "sitemap.xml"

  let outline: Outline
  let base: SiteBase
  let pages: [String]

  var text: String {
    let entries = pages.map { page -> HTML in
      let step = outline.steps.first { $0.file == page }
      let last = step?.lesson.updates.map(\.date).max()
      let changed: HTML = last.map { "<lastmod>\($0.description)</lastmod>" } ?? ""
      return "<url><loc>\(base.address(of: encoded(page)) ?? "")</loc>\(changed)</url>\n"
    }
    let html: HTML = """
      <?xml version="1.0" encoding="utf-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      \(entries.joined())</urlset>\n
      """
    return html.markup
  }
}
