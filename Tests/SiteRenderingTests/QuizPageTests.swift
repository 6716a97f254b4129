import CourseModel
import SiteRendering
import Testing

@Suite struct QuizPageTests {
  private func prose(_ html: String) -> Prose { Prose([.html(html)]) }

  private func quiz(_ kind: Quiz.Kind, _ answers: [Quiz.Answer]) -> Block {
    .quiz(
      Quiz(
        kind: kind, question: [paragraph("Why?")], answers: answers, location: line(4),
        key: "0123456789abcdef"))
  }

  @Test func `without a script the answers stand in a fold`() throws {
    let site = try TestSite()
    try site.render(
      lesson(
        blocks: [
          quiz(
            .one,
            [
              Quiz.Answer(
                content: prose("never"), isRight: false, explanation: prose("<p>Too seldom.</p>")),
              Quiz.Answer(content: prose("always"), isRight: true),
            ])
        ]))
    let page = try site.page("01-lesson.html")
    #expect(page.contains("<fieldset aria-describedby=\"quiz.1.question\">\n<legend>Self-check"))
    #expect(page.contains("<input type=\"radio\" name=\"quiz.1\" value=\"0\">"))
    #expect(page.contains("<details class=\"quiz-key\"><summary>Answer</summary>"))
    #expect(
      page.contains(
        "<li class=\"wrong\" data-answer=\"0\"><p class=\"verdict\"><b>a</b> is wrong.</p>"
          + "<div class=\"why\"><p>Too seldom.</p></div></li>"))
    #expect(page.contains("<b>b</b> is right."))
  }

  @Test func `an ordering is never met in its right order, and always in the same one`() throws {
    let site = try TestSite()
    for count in 2...6 {
      let steps = (1...count).map { Quiz.Answer(content: prose("step \($0)"), isRight: true) }
      try site.render(lesson(blocks: [quiz(.order, steps)]))
      let met = try site.page("01-lesson.html").matches(of: /data-step="(\d)"/).map { $0.1 }
      #expect(met.count == count && met != met.sorted())
    }
  }

  @Test(arguments: [
    ("0.25", 0, "0.25", 0.0005...0.0051), ("−3", 0.5, "-3.0", 0.5...0.5),
    ("97.3 %", 0, "97.3", 0.05...0.051), ("2 × 10⁻⁸", 0, "2e-08", 0...1e-16),
  ])
  func `a right number comes from the run, with the room that its rounding needs`(
    computed: String, tolerance: Double, number: String, within: ClosedRange<Double>
  ) throws {
    let site = try TestSite()
    let value = InlineValue(index: 0, expression: "a", location: line(7), cell: 0)
    let answer = Quiz.Answer(
      content: Prose([.value(value)]), isRight: true,
      number: Quiz.Number(value: .computed(value), tolerance: tolerance))
    let otherwise = Quiz.Answer(
      content: Prose([]), isRight: false, explanation: prose("<p>No.</p>"))
    let lesson = lesson(blocks: [quiz(.number, [answer, otherwise])], values: [0: computed])
    #expect(try site.render(lesson).diagnostics == [])
    let page = try site.page("01-lesson.html")
    let found = try #require(page.firstMatch(of: /data-number="([^"]*)" data-within="([^"]*)"/))
    #expect(found.1 == number && within.contains(Double(found.2)!))
    #expect(page.contains("Any other number is wrong."))
  }

  @Test func `what is no number cannot be a right answer`() throws {
    let site = try TestSite()
    let value = InlineValue(index: 0, expression: "name", location: line(7, column: 3), cell: 0)
    let answer = Quiz.Answer(
      content: Prose([.value(value)]), isRight: true,
      number: Quiz.Number(value: .computed(value)))
    let found = try site.render(
      lesson(blocks: [quiz(.number, [answer])], values: [0: "<b>x</b>"])
    ).diagnostics
    #expect(found.map(\.location) == [line(7, column: 3)])
    #expect(try !site.page("01-lesson.html").contains("<b>x</b>"))
  }

  @Test func `goals come back at the end to be ticked, references after them`() throws {
    let site = try TestSite()
    let reference = Reference(
      key: "a", authors: [.init(family: "<Ink>", given: "Ada-Lou B.")], year: "1843", title: "Why?",
      container: "Notes", link: "https://doi.org/10.1/%3Cx%3E")
    var lesson = lesson(blocks: [.references([reference])])
    lesson.lesson.goals = ["say <why>"]
    try site.render(lesson)
    let page = try site.page("01-lesson.html")
    let checklist = try #require(page.firstRange(of: "<span>say &lt;why&gt;</span></label>"))
    let entry = "&lt;Ink&gt;, A.-L.\u{A0}B. (1843). Why? <cite>"
    let references = try #require(page.firstRange(of: entry))
    #expect(checklist.upperBound < references.lowerBound)
    #expect(page.contains(">doi:10.1/&lt;x&gt;</a>"))
    #expect(page.contains("<article data-course="))
  }
}
