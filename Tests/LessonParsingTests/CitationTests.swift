import CourseModel
import LessonParsing
import Testing

@Suite struct CitationTests {
  private static let bibliography = #"""
    Comments stand between entries.
    @article{rumelhart1986,
      author = {Rumelhart, David E. and Hinton, Geoffrey E. and Williams, Ronald J.},
      title = "Learning {XOR} \& \emph{more}", journal = {Nature}, volume = 323,
      pages = {533--536}, year = 1986, doi = {10.1038/323533a0}, abstract = {None},
    }
    @book{goedel, author = {Kurt G{\"o}del and {\'E}mile van der Zee}, title = {S\"atze {\ss}},
      year = {1931}, url = {https://example.org/a?b=1&c=2}}
    @misc{ink1, author = {{Ink and Paper}}, title = {A}, year = 2000}
    @misc{ink2, author = {{Ink and Paper}}, title = {B}, year = 2000}
    """#

  private func course(_ bibliography: String, _ body: String) throws -> ParsedCourse {
    var files = CourseFolder.sound
    files["Lessons/References.bib"] = bibliography
    files["Lessons/01-unit/Lesson.md"]! += "\n\n\(body)\n"
    let folder = try CourseFolder(files)
    return parseCourse(root: folder.root)
  }

  @Test func `a lesson ends with what it cites, by names and year`() throws {
    let course = try course(
      Self.bibliography, "[@rumelhart1986; @goedel, p. 3; @ink2], [-@goedel]\n")
    #expect(course.diagnostics == [])
    let blocks = try #require(course.lesson(named: "01-unit")).blocks
    guard case .references(let references) = blocks.last else {
      Issue.record("no references")
      return
    }
    #expect(references.map(\.key) == ["goedel", "ink2", "rumelhart1986"])
    #expect(references[0].authors.map(\.family) == ["Gödel", "van der Zee"])
    #expect(references[0].authors.map(\.given) == ["Kurt", "Émile"])
    #expect(references[0].title == "Sätze ß" && references[0].isBook)
    #expect(references[1].names == "Ink and Paper" && references[1].date == "2000b")
    #expect(references[2].title == "Learning XOR & more" && references[2].pages == "533–536")
    #expect(references[2].link == "https://doi.org/10.1038/323533a0")
    let prose = text(of: blocks)
    #expect(prose.contains(">Rumelhart et al., 1986</a>; <a class=\"citation\""))
    #expect(prose.contains(">Gödel &amp; van der Zee, 1931</a>, p. 3; "))
    #expect(prose.contains("(<a class=\"citation\" href=\"#ref.goedel\" role"))
    #expect(prose.contains(">1931</a>)"))
  }

  @Test func `nothing in a citation is markup`() throws {
    let hostile = try course(Self.bibliography, "[@goedel, <b>p</b>] [@<i>; @\"onclick=x]\n")
    #expect(hostile.diagnostics.count == 2)
    let sound = try course(Self.bibliography, "[@goedel, <b>p</b>]\n")
    let prose = text(of: try #require(sound.lesson(named: "01-unit")).blocks)
    #expect(prose.contains("</a>, &lt;b&gt;p&lt;/b&gt;)"))
  }

  @Test func `a link to somebody stays a link`() throws {
    let prose = prose("[@apple](https://github.com/apple)\n")
    #expect(prose == "<p><a href=\"https://github.com/apple\" rel=\"noopener\">@apple</a></p>\n")
  }

  @Test(arguments: [
    ("@book{a, title={T}, year=1}", "1:1", "`a` has no author", "author ="),
    ("@bok{a, author={A}, title={T}, year=1}", "1:1", "no kind of entry `@bok`", "`@book`"),
    ("@book{a, autor={A}, title={T}, year=1}", "1:16", "unknown field `autor`", "`author`"),
    ("@book{a, author={A}, title={T {U, year=1}", "1:28", "does not end", "close it"),
    ("@book{a, author={A} title={T}}", "1:21", "comma", "`,`"),
    ("@book{a, author={A}, title=Two, year=1}", "1:28", "stands in braces", "{Two}"),
    ("@book{a, author={A}, title={\\foo}, year=1}", "1:28", "`\\foo`", "itself"),
    ("@book{a, author={A}, title={T}, year=1, doi={x}}", "1:45", "no DOI", "10.1038"),
    ("@book{a, author={A}, title={T}, year=1, url={javascript:x}}", "1:45", "no address", "https"),
    (
      "@book{a, author={A}, title={T}, year=1}\n@book{a, author={A}, title={T}, year=1}", "2:1",
      "two works", "differently"
    ),
  ])
  func `a mistake in the bibliography is reported where it stands`(
    text: String, place: String, message: String, suggestion: String
  ) throws {
    let found = try course(text, "").diagnostics.filter { $0.location.file.hasSuffix(".bib") }
    let said = found.map(\.description).joined(separator: "\n")
    #expect(
      found.contains {
        "\($0.location.line):\($0.location.column)" == place && $0.message.contains(message)
          && $0.suggestion?.contains(suggestion) == true
      }, "\(said)")
  }

  @Test func `an unknown key names the nearest`() throws {
    let found = try course(Self.bibliography, "[@rumelhard1986]").diagnostics
    #expect(found.count == 1 && found[0].location.line == 14)
    #expect(found[0].message == "Lessons/References.bib has no entry `rumelhard1986`")
    #expect(found[0].suggestion == "did you mean `@rumelhart1986`?")
  }
}
