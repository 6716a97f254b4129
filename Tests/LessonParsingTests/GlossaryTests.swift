import CourseModel
import LessonParsing
import Testing

@Suite struct GlossaryTests {
  private static let glossary = """
    Words of ours.

    ## hidden unit, hidden layer

    A unit in between.

    ## Hebb's rule

    Active together, wired together: an epoch of it.

    ## epoch

    One pass.
    """

  private func parse(first: String, second: String, glossary: String = glossary) throws
    -> ParsedCourse
  {
    let files = [
      "Lessons/Glossary.md": glossary,
      "Lessons/01-unit/Lesson.md": """
      ---
      title: One unit
      summary: A unit adds.
      ---
      \(first)

      ```exercise both
      ```
      """,
      "Lessons/02-layers/Lesson.md": """
      ---
      title: Layers
      summary: Units side by side.
      \(second)
      """,
    ]
    let folder = try CourseFolder(CourseFolder.sound.merging(files) { $1 })
    return parseCourse(root: folder.root)
  }

  @Test func `a lesson links a term once, where it is bold or else where it stands first`() throws {
    let course = try parse(
      first: "Hidden\nunits, `epoch`, [epoch](#epoch-e) and epochs; an epoch.\n\n## Epoch e",
      second: "---\nAn epoch of Hebb's rule. An **epoch** has hidden-unit and epochal words.")
    #expect(
      text(of: course.lessons[0].blocks).hasPrefix(
        #"<p><a href="glossary:hidden-unit" class="term" id="term.hidden-unit">Hidden"# + "\n"
          + ##"units</a>, <code>epoch</code>, <a href="#epoch-e">epoch</a> and "##
          + #"<a href="glossary:epoch" class="term" id="term.epoch">epochs</a>; an epoch."#))
    #expect(
      text(of: course.lessons[1].blocks)
        == #"<p>An epoch of <a href="glossary:hebbs-rule" class="term" id="term.hebbs-rule">"#
        + #"Hebb’s rule</a>. An <strong><a href="glossary:epoch" class="term" id="term.epoch">"#
        + "epoch</a></strong> has hidden-unit and epochal words.</p>\n")
    let epoch = try #require(course.course.glossary.term("epoch"))
    #expect(epoch.uses.first == .init(lesson: "02-layers", anchor: "term.epoch"))
    #expect(
      text(of: course.course.glossary.terms[1].definition).contains(
        #"<a href="glossary:epoch" class="term">epoch</a>"#))
  }

  @Test func `a lesson can leave a term alone, and link it in other words`() throws {
    let course = try parse(
      first: "An epoch, a hidden unit, Hebb's rule.",
      second: "unlinked: [epoch]\n---\nAn epoch, [another word](glossary:hidden-unit), hidden unit."
    )
    #expect(course.diagnostics.isEmpty)
    #expect(
      text(of: course.lessons[1].blocks)
        == #"<p>An epoch, <a href="glossary:hidden-unit" class="term" id="term.hidden-unit">"#
        + "another word</a>, hidden unit.</p>\n")
  }

  @Test func `terms that are not there, not used or there twice are reported with a way out`()
    throws
  {
    let course = try parse(
      first: "[a](glossary:epoc)", second: "unlinked: [hiden unit]\n---\nHidden layers.",
      glossary: Self.glossary + "\n\n## pass, epoch\n\nAgain.\n\n## bare\n")
    #expect(
      course.diagnostics.map { "\($0.location): \($0.message) (\($0.suggestion ?? ""))" } == [
        "Lessons/01-unit/Lesson.md:5:1: the glossary has no term `epoc` (did you mean `epoch`?)",
        "Lessons/02-layers/Lesson.md:4:12: the glossary has no term `hiden unit` "
          + "(did you mean `hidden-unit`?)",
        "Lessons/Glossary.md:7:1: no lesson speaks of `Hebb’s rule` "
          + "(add the form that lessons use to the heading, or remove the term)",
        "Lessons/Glossary.md:15:1: the glossary defines `epoch` twice "
          + "(make one entry of the two)",
        "Lessons/Glossary.md:19:1: the term `bare` has no definition "
          + "(write it below the heading)",
        "Lessons/Glossary.md:19:1: no lesson speaks of `bare` "
          + "(add the form that lessons use to the heading, or remove the term)",
      ])
  }

  @Test func `a difficulty is one of three words`() throws {
    let course = try parse(first: "Epoch.", second: "difficulty: stepe\n---\nText.")
    #expect(
      course.diagnostics.first { $0.severity == .error }?.description
        == "Lessons/02-layers/Lesson.md:4:13: error: `difficulty` cannot be `stepe`\n"
        + "  help: did you mean `steep`?")
  }
}
