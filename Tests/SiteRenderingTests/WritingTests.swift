import CourseModel
import Foundation
import SiteRendering
import Testing

@Suite struct WritingTests {
  private let full = lesson(
    blocks: [
      formula("x^2"), paragraph("Words."), cell("let a = 1\nprint(a)"),
      .prose(
        Prose(
          (0..<9).map {
            .value(InlineValue(index: $0, expression: "a", location: line(1), cell: 0))
          }
        )),
    ],
    results: [shows(.text("1\n"), .figure(OutputFigure(svg: square, alternative: "A square.")))],
    values: Dictionary(uniqueKeysWithValues: (0..<9).map { ($0, "value \($0)") }))

  @Test func `the same input gives the same bytes`() throws {
    let (one, other) = (try TestSite(), try TestSite())
    let written = try one.render(full).written
    #expect(try other.render(full).written == written)
    #expect(written.contains("index.html") && written.contains("01-lesson.html"))
    for file in written {
      let contents = try Data(contentsOf: one.output.appending(path: file))
      #expect(try contents == Data(contentsOf: other.output.appending(path: file)), "\(file)")
    }
  }

  @Test func `nothing is written when nothing changed`() throws {
    let site = try TestSite()
    try site.render(full, lesson("02-second"))
    let before = try site.modified("01-lesson.html")
    #expect(try site.render(full, lesson("02-second")).written.isEmpty)
    #expect(try site.modified("01-lesson.html") == before)
  }

  @Test func `only the page that changed is written`() throws {
    let site = try TestSite()
    try site.render(full, lesson("02-second"))
    let changed = lesson("02-second", blocks: [paragraph("New words.")])
    #expect(try site.render(full, changed).pagesWritten == ["02-second.html"])
  }

  @Test func `a title is on every page, so its change writes every page`() throws {
    let site = try TestSite()
    try site.render(full, lesson("02-second"))
    let written = try site.render(full, lesson("02-second", title: "Renamed")).pagesWritten
    #expect(written == ["index.html", "01-lesson.html", "02-second.html", "map.html"])
  }

  @Test func `a page that someone changed or lost is written again`() throws {
    let site = try TestSite()
    try site.render(full, lesson("02-second"))
    let page = try site.page("01-lesson.html")
    try site.write("spoiled", to: "site/public/01-lesson.html")
    try FileManager.default.removeItem(at: site.output.appending(path: "02-second.html"))
    let written = try site.render(full, lesson("02-second")).written
    #expect(written == ["01-lesson.html", "02-second.html"])
    #expect(try site.page("01-lesson.html") == page)
  }

  @Test func `a course replaces the theme file by file`() throws {
    let site = try TestSite()
    try site.render(full)
    try site.write("<title>{{title}}</title>{{body}}", to: "site/theme/page.html")
    let rendered = try site.render(full)
    #expect(rendered.pagesWritten == ["index.html", "01-lesson.html", "map.html", "search.html"])
    #expect(try site.page("01-lesson.html").hasPrefix("<title>Lesson · Course</title><article "))
    #expect(
      try !String(contentsOf: site.output.appending(path: "assets/style.css"), encoding: .utf8)
        .isEmpty)
  }

  @Test func `a placeholder that no page has is an error that names it`() throws {
    let site = try TestSite()
    try site.write("{{titel}}", to: "site/theme/page.html")
    let error = #expect(throws: SiteRenderingError.self) { try site.render(full) }
    #expect(error?.description.contains("uses {{titel}}, which no page has") == true)
  }

  @Test func `pages and files of lessons that are gone are removed, and nothing else`() throws {
    let site = try TestSite()
    try site.write("a,b", to: "Lessons/01-lesson/data.csv")
    let linking = lesson(blocks: [paragraph("<a href=\"file:data.csv\">data</a>")])
    try site.render(linking, lesson("02-second"))
    #expect(site.exists("files/01-lesson/data.csv"))
    try site.write("mine", to: "site/public/mine.html")
    let rendered = try site.render(lesson("02-second"))
    #expect(
      rendered.removed.filter { !$0.hasPrefix("downloads/") }
        == ["01-lesson.html", "files/01-lesson/data.csv"])
    #expect(!site.exists("01-lesson.html") && !site.exists("files/01-lesson/data.csv"))
    #expect(site.exists("mine.html") && site.exists("02-second.html"))
  }

  @Test func `of a lesson that cannot be read the earlier page stays, and its number`() throws {
    let site = try TestSite()
    try site.write("a,b", to: "Lessons/01-lesson/data.csv")
    let linking = lesson(blocks: [paragraph("<a href=\"file:data.csv\">data</a>")])
    try site.render(linking, lesson("02-second"))
    let page = try site.page("01-lesson.html")
    let second = try site.page("02-second.html")
    let rendered = try site.render(lesson("02-second"), absent: ["01-lesson"])
    #expect(rendered.pages == ["index.html", "02-second.html", "map.html", "search.html"])
    #expect(rendered.removed.isEmpty)
    #expect(try site.page("01-lesson.html") == page)
    #expect(site.exists("files/01-lesson/data.csv"))
    #expect(try site.page("index.html").contains("<code>01-lesson</code>"))
    #expect(try site.page("02-second.html").contains("Lesson 2"))
    #expect(try site.page("02-second.html") != second)
    try site.render(linking, lesson("02-second"))
    #expect(try site.page("02-second.html") == second)
  }

  @Test func `a stale page is known as ours even without the record`() throws {
    let site = try TestSite()
    try site.render(full, lesson("02-second"))
    try FileManager.default.removeItem(at: site.root.appending(path: ".gradus"))
    #expect(try site.render(lesson("02-second")).removed == ["01-lesson.html"])
  }

  @Test func `a folder that cannot be written is an error that names the file`() throws {
    let site = try TestSite()
    try site.write("in the way", to: "site/public")
    let error = #expect(throws: SiteRenderingError.self) { try site.render(full) }
    #expect(error?.description.contains("Cannot write \(site.output.path)/index.html") == true)
  }
}

extension RenderedSite {
  var pagesWritten: [String] { written.filter { pages.contains($0) } }
}
