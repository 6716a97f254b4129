import CourseModel
import SiteRendering
import Testing

@Suite struct LinkTests {
  @Test func `links lead to pages, anchors and files of the site`() throws {
    let site = try TestSite()
    try site.write("drawn", to: "Lessons/01-lesson/a plan.svg")
    let links = """
      <a href="lesson:02-second#cell-two">b</a> <a href="exercise:task">c</a> \
      <img src="file:a%20plan.svg" alt="d"> <a href="https://example.org/?a=&quot;">e</a>
      """
    let second = lesson(
      "02-second", blocks: [.cell(Cell(index: 0, id: "two", source: "2", location: line(1)))])
    let task = Exercise(
      name: "task", lesson: "01-lesson", directory: "Exercises/01-lesson/task", title: "Task",
      points: 2, statement: [], hints: [], starter: "")
    let rendered = try site.render(
      lesson(blocks: [paragraph(links)]), second, exercises: [task])
    #expect(rendered.diagnostics.isEmpty)
    let page = try site.page("01-lesson.html")
    #expect(page.contains("<a href=\"02-second.html#cell-two\">b</a>"))
    #expect(page.contains("<a href=\"exercise-task.html\">c</a>"))
    #expect(page.contains("<img src=\"files/01-lesson/a%20plan.svg\" alt=\"d\">"))
    #expect(page.contains("<a href=\"https://example.org/?a=&quot;\">e</a>"))
    #expect(site.exists("files/01-lesson/a plan.svg"))
  }

  @Test(arguments: [
    ("file:none.png", "There is no file “none.png” beside Lessons/01-lesson/Lesson.md."),
    ("file:../02/secret", "“../02/secret” does not lie beside Lessons/01-lesson/Lesson.md."),
  ])
  func `a file that is not beside the lesson is the author's error`(target: String, message: String)
    throws
  {
    let site = try TestSite()
    try site.write("secret", to: "Lessons/02/secret")
    let rendered = try site.render(lesson(blocks: [paragraph("<a href=\"\(target)\">a</a>")]))
    #expect(rendered.diagnostics.map(\.message) == [message])
    #expect(rendered.diagnostics.map(\.location.file) == ["Lessons/01-lesson/Lesson.md"])
    #expect(!site.exists("files"))
  }

  @Test func `lessons link to those before and after, in course order`() throws {
    let site = try TestSite()
    try site.render(
      lesson("a-first", title: "First"), lesson("b-second"), lesson("c-third", title: "Third"))
    let page = try site.page("b-second.html")
    #expect(page.contains("<a class=\"previous\" href=\"a-first.html\" rel=\"prev\">"))
    #expect(page.contains("<a class=\"next\" href=\"c-third.html\" rel=\"next\">"))
  }

  @Test func `an exercise has its page, with hints that open one after the other`() throws {
    let site = try TestSite()
    let task = Exercise(
      name: "task", lesson: "01-lesson", directory: "Exercises/01-lesson/task", title: "Task",
      points: 2, statement: [paragraph("Do it."), formula("x")],
      hints: [[paragraph("vague")], [paragraph("clear")]], starter: "func f() {}\n")
    let reference = ExerciseReference(name: "task", location: line(4))
    try site.render(lesson(blocks: [.exercise(reference)]), exercises: [task])
    let card = try site.page("01-lesson.html")
    #expect(card.contains("<p>Do it.</p>") && card.contains("href=\"exercise-task.html\""))
    #expect(card.contains("class=\"katex\"") && !card.contains("vague"))
    let page = try site.page("exercise-task.html")
    let order = [
      "Do it.", "func</span> ", "gradus check task", "vague", "<details", "clear", "</details>",
    ]
    var rest = page[...]
    for text in order {
      let range = try #require(rest.firstRange(of: text), "\(text)")
      rest = rest[range.upperBound...]
    }
  }
}
