import CourseModel
import Foundation
import SiteRendering
import Testing

/// What an instructor sets, as the site shows it.
@Suite struct CourseSettingsTests {
  private func settings(_ change: (inout CourseSettings) -> Void) -> CourseSettings {
    var settings = CourseSettings()
    change(&settings)
    return settings
  }

  private func place(_ line: Int) -> CourseModel.SourceLocation {
    .init(file: "Lessons/Course.md", line: line, column: 9)
  }

  @Test func `language, footer and links are on every page, as words`() throws {
    let site = try TestSite()
    try site.render(
      lesson(),
      settings: settings {
        $0.language = "pt-BR"
        $0.footer = "<b>Autumn</b> & \"spring\""
        $0.links = [.init(title: "</a><script>", address: "https://example.org/?a=1&b=2")]
      })
    for page in ["index.html", "01-lesson.html"] {
      let text = try site.page(page)
      #expect(text.contains("<html lang=\"pt-BR\""))
      #expect(text.contains("&lt;b&gt;Autumn&lt;/b&gt; &amp; &quot;spring&quot;"))
      #expect(text.contains("<a href=\"https://example.org/?a=1&amp;b=2\">&lt;/a&gt;&lt;script"))
    }
  }

  @Test func `an accent that reads is taken, a faint one is refused with the nearest that reads`()
    throws
  {
    let site = try TestSite()
    let dark = Color("#8a1538")!
    let good = settings { $0.accent = .init(light: dark, at: place(3)) }
    #expect(try site.render(lesson(), settings: good).diagnostics.isEmpty)
    #expect(try site.page("assets/course.css").contains("--accent: light-dark(#8a1538, #"))
    #expect(try site.page("01-lesson.html").contains("href=\"assets/course.css\""))
    let faint = settings { $0.accent = .init(light: Color("#c8a040")!, at: place(3)) }
    let found = try site.render(lesson(), settings: faint).diagnostics
    #expect(found.map(\.location) == [place(3)])
    #expect(found.first?.message.contains("too faint") == true)
    #expect(found.first?.suggestion == "the nearest shade that reads is `accent: \"#866b2b\"`")
  }

  @Test func `a colour's nearest readable shade has the contrast, in light and dark`() {
    for background in [Color("#fdfcf9")!, Color("#16181b")!] {
      for text in ["#ffff00", "#00f", "#777", "#0b5e73", "#c8a040"] {
        let color = Color(text)!.readable(on: [background], contrast: 4.5)
        #expect(color.contrast(with: background) >= 4.5, "\(text) on \(background)")
      }
    }
    #expect(Color("#000")!.contrast(with: Color("#fff")!) == 21)
  }

  @Test func `with an address come a sitemap, a feed of the authors' notes, and previews`() throws {
    let site = try TestSite()
    var first = lesson(title: "Fish & <chips>")
    first.lesson.updates = [
      LessonUpdate(date: CalendarDate("2026-10-02")!, note: "Older."),
      LessonUpdate(date: CalendarDate("2026-11-20")!, note: "A figure <of> XOR."),
    ]
    try site.render(
      first, settings: settings { $0.base = SiteBase("https://example.org/nets") })
    let feed = try site.page("feed.xml")
    #expect(feed.contains("<title>Fish &amp; &lt;chips&gt;: A figure &lt;of&gt; XOR.</title>"))
    #expect(feed.contains("<updated>2026-11-20T00:00:00Z</updated>\n<author>"))
    #expect(feed.firstRange(of: "Older.")!.lowerBound > feed.firstRange(of: "XOR")!.lowerBound)
    #expect(
      try site.page("sitemap.xml").contains(
        "<loc>https://example.org/nets/01-lesson.html</loc><lastmod>2026-11-20</lastmod>"))
    let page = try site.page("01-lesson.html")
    #expect(page.contains("<meta property=\"og:title\" content=\"Fish &amp; &lt;chips&gt;\">"))
    #expect(page.contains("content=\"https://example.org/nets/pictures/01-lesson.png\""))
    let picture = try Data(contentsOf: site.output.appending(path: "pictures/01-lesson.png"))
    #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
  }

  @Test func `without an address, or with a folder alone, there is none of them`() throws {
    for base in [nil, SiteBase("/nets/")] {
      let site = try TestSite()
      try site.render(lesson(), settings: settings { $0.base = base })
      #expect(!site.exists("sitemap.xml") && !site.exists("feed.xml"))
      #expect(try !site.page("index.html").contains("og:"))
    }
  }

  @Test func `a solution is on its page from its day on, and before it nowhere in the site`() throws
  {
    let site = try TestSite()
    var task = Exercise(
      name: "task", lesson: "01-lesson", directory: "Exercises/01-lesson/task", title: "Task",
      points: 1, statement: [], hints: [], starter: "start()")
    task.solution = "revealed()"
    task.solutionRelease = CalendarDate("2026-12-01")
    for date in [nil, "2026-11-30"] {
      try site.render(lesson(), exercises: [task], date: date)
      let page = try site.page("exercise-task.html")
      #expect(!page.contains("revealed"))
      #expect(page.contains("shown here from 1 December 2026 on"))
    }
    let again = try site.render(lesson(), exercises: [task], date: "2026-11-29")
    #expect(again.written.isEmpty)
    let rendered = try site.render(lesson(), exercises: [task], date: "2026-12-01")
    #expect(rendered.written == ["exercise-task.html"])
    #expect(try site.page("exercise-task.html").contains("revealed"))
  }

  @Test func `links of the pages that lead nowhere and ids given twice are errors`() throws {
    let site = try TestSite()
    let blocks: [Block] = [
      .heading(level: 2, id: "cell-one", Prose([.html("One")])),
      .cell(Cell(index: 0, id: "one", source: "1", location: line(9))),
      paragraph("<a href=\"#cell-ona\">a</a> <a href=\"nowhere.html\">b</a>"),
    ]
    let found = try site.render(lesson(blocks: blocks)).diagnostics
    #expect(
      found.map(\.message) == [
        "two things on the page 01-lesson.html have the id `cell-one`",
        "the page 01-lesson.html links to `#cell-ona`, which 01-lesson.html does not have",
        "the page 01-lesson.html links to `nowhere.html`, which the site does not have",
      ])
    #expect(found.dropFirst().first?.suggestion == "did you mean `#cell-one`?")
    #expect(try site.render(lesson(blocks: blocks)).diagnostics.count == 3)
  }
}
