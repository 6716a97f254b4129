import CourseModel
import LessonParsing
import Testing

/// What instructors write in front matter, and what they mistype there.
@Suite struct SettingsTests {
  private func course(_ more: String) throws -> ParsedCourse {
    var files = CourseFolder.sound
    files["Lessons/Course.md"]!.replace("cell-seconds: 20\n", with: "\(more)\n")
    files["Lessons/mark.svg"] = "<svg/>"
    let folder = try CourseFolder(files)
    return parseCourse(root: folder.root)
  }

  @Test func `settings are read from Course.md`() throws {
    let settings = try course(
      """
      language: pt-BR
      logo: mark.svg
      accent: "#8a1538"
      footer: Autumn 2026
      links:
        - Department <https://example.org/d#top>
      base: https://example.org/nets
      """
    ).course.settings
    #expect(settings.language == "pt-BR" && settings.logo == "mark.svg")
    #expect(settings.accent?.light == Color("#8a1538") && settings.accent?.dark == nil)
    #expect(settings.links == [.init(title: "Department", address: "https://example.org/d#top")])
    #expect(settings.base?.address(of: "a.html") == "https://example.org/nets/a.html")
  }

  @Test(arguments: [
    ("languag: en", "did you mean `language`?"),
    ("language: english", "write its code"), ("logo: mork.svg", "did you mean `mark.svg`?"),
    ("logo: ../x.svg", "put it in `Lessons`"), ("accent: teal", "write `accent: \"#0b5e73\"`"),
    ("accent: #0b5e73", "quote the colour"), ("base: example.org", "write `base: https://"),
    ("base: https://example.org/?a", "write `base: https://"),
    ("links: [Department]", "write `- Department <https://…>`"),
    ("links: [\"D <javascript:alert(1)>\"]", "link to https"),
  ])
  func `a mistake in a setting is located, with what to write`(line: String, help: String) throws {
    let found = try course(line).diagnostics
    #expect(found.count == 1)
    #expect(found.first?.location.file == "Lessons/Course.md")
    #expect(found.first?.suggestion?.contains(help) == true, "\(found)")
  }

  @Test func `drafts are left out where they are not wanted, and links to them are mistakes`()
    throws
  {
    var files = CourseFolder.sound
    files["Lessons/01-unit/Lesson.md"]!.replace(
      "---\n## Adding", with: "draft: true\n---\n## Adding")
    files["Lessons/02-layers/Lesson.md"]! += "\n[Before](../01-unit/Lesson.md)\n"
    let folder = try CourseFolder(files)
    #expect(!parseCourse(root: folder.root).hasErrors)
    #expect(parseCourse(root: folder.root).lessons.map(\.isDraft) == [true, false])
    let published = parseCourse(root: folder.root, includesDrafts: false)
    #expect(published.course.lessons == ["02-layers"])
    #expect(published.exercises.isEmpty)
    #expect(
      published.diagnostics.contains {
        $0.message == "the lesson `01-unit` is a draft, which this build leaves out"
      })
  }

  @Test func `days are days of the calendar`() {
    #expect(CalendarDate("2026-12-01")?.inWords == "1 December 2026")
    #expect(CalendarDate("2028-02-29") != nil && CalendarDate("2100-02-29") == nil)
    for wrong in ["2026-13-01", "2026-1-1", "2026-06-31", "01.12.2026", "٢٠٢٦-12-01", ""] {
      #expect(CalendarDate(wrong) == nil, "\(wrong)")
    }
    #expect(CalendarDate("2026-11-30")! < CalendarDate("2026-12-01")!)
  }
}
