import CourseModel
import Foundation
import LessonParsing
import Testing

/// A mistake of an author, where it must be reported, and a piece of what must be said.
struct Mistake: CustomTestStringConvertible, Sendable {
  var name: String
  /// The body of a lesson, from line 5 on; or all of the file where it begins with `---`.
  var text: String
  var place: String
  var message: String
  var suggestion: String

  var testDescription: String { name }

  init(_ name: String, _ text: String, at place: String, _ message: String, _ suggestion: String) {
    self.name = name
    self.text = text
    self.place = place
    self.message = message
    self.suggestion = suggestion
  }
}

private let header = "---\ntitle: A\nsummary: B\n---\n"
private let cell = "```swift\nlet a = 1\n```\n"

@Suite struct MistakeTests {
  static let mistakes: [Mistake] = [
    // Front matter
    Mistake(
      "unclosed front matter", "---\ntitle: A\nsummary: B\n\nProse.",
      at: "1:1", "front matter that begins here does not end", "`---`"),
    Mistake(
      "unknown key", "---\ntitle: A\nsumary: B\nsummary: C\n---\n",
      at: "3:1", "unknown key `sumary`", "`summary`"),
    Mistake("missing key", "---\ntitle: A\n---\n", at: "1:1", "no `summary`", "summary: …"),
    Mistake(
      "key given twice", "---\ntitle: A\nsummary: B\ntitle: C\n---\n",
      at: "4:1", "`title` is given twice", "remove"),
    Mistake(
      "colon in a plain text", "---\ntitle: XOR: why\nsummary: B\n---\n",
      at: "2:8", "YAML reads `XOR: why`", "\"XOR: why\""),
    Mistake(
      "quotes do not end", "---\ntitle: \"A\nsummary: B\n---\n",
      at: "2:8", "does not end on its line", "`\"`"),
    Mistake(
      "bracket does not end", "---\ntitle: A\nsummary: B\nmirrors: [T1, T2 #]\n---\n",
      at: "4:10", "does not end on its line", "`]`"),
    Mistake(
      "no number", "---\ntitle: A\nsummary: B\nminutes: long\n---\n",
      at: "4:10", "`minutes` needs a whole number", "minutes: 45"),
    Mistake(
      "limit of zero", "---\ntitle: A\nsummary: B\ncell-seconds: 0\n---\n",
      at: "4:15", "`cell-seconds` needs a number above zero", "2.5"),
    Mistake(
      "text instead of a list", "---\ntitle: A\nsummary: B\ngoals: build\n---\n",
      at: "4:8", "`goals` needs a list", "goals: [build]"),
    Mistake(
      "line without a key", "---\ntitle: A\nsummary: B\nhello\n---\n",
      at: "4:1", "no key", "key: value"),

    // Fences
    Mistake("unclosed fence", "Prose.\n\n```swift\nlet a = 1\n", at: "7:1", "not closed", "```"),
    Mistake(
      "fence closed by a shorter one", "````swift\nlet a = 1\n```\n",
      at: "5:1", "not closed", "````"),
    Mistake(
      "unknown option", "```swift hiden\nlet a = 1\n```\n",
      at: "5:10", "unknown option `hiden`", "`hide`"),
    Mistake(
      "unknown failure", "```swift fails=tarp\nlet a = 1\n```\n",
      at: "5:10", "cannot fail as `tarp`", "`fails=trap`"),
    Mistake(
      "option without a value", "```swift hide id=\nlet a = 1\n```\n",
      at: "5:15", "`id` needs a value", "id=forward"),
    Mistake(
      "option with a value too many", "```swift fold=yes\nlet a = 1\n```\n",
      at: "5:10", "takes no value", "`fold`"),
    Mistake(
      "option given twice", "```swift fold  fold\nlet a = 1\n```\n",
      at: "5:16", "given twice", "remove"),
    Mistake(
      "options against each other", "```swift norun fold\nlet a = 1\n```\n",
      at: "5:16", "no option `fold`", "remove"),
    Mistake(
      "label of a listing without a caption", "```swift norun id=x\nlet a = 1\n```\n",
      at: "5:16", "with it a caption", "caption="),
    Mistake(
      "caption of a hidden cell", "```swift hide caption=\"x y\"\nlet a = 1\n```\n",
      at: "5:15", "does nothing", "remove"),
    Mistake(
      "unclosed quotes", "```swift caption=\"x y\nlet a = 1\n```\n",
      at: "5:10", "do not end", "`\"`"),
    Mistake(
      "bad id", "```swift id=Über\nlet a = 1\n```\n",
      at: "5:10", "`Über` is no name", "small letters"),
    Mistake(
      "duplicate id", "```swift id=a\nlet a = 1\n```\n\n```swift fold id=a\nlet b = 1\n```\n",
      at: "9:15", "two cells named `a`", "differently"),
    Mistake(
      "misspelt language", "```swft\nlet a = 1\n```\n",
      at: "5:4", "no block `swft`", "`swift`"),
    Mistake(
      "capital letter", "```Swift\nlet a = 1\n```\n", at: "5:4", "no block `Swift`", "`swift`"),
    Mistake(
      "misspelt exercise", "~~~excercise both\n~~~\n",
      at: "5:4", "no block `excercise`", "`exercise`"),
    Mistake("unknown block", "```quizz\nQ?\n```\n", at: "5:4", "no block `quizz`", "`quiz`"),
    Mistake("odd language", "```a<b\n1\n```\n", at: "5:4", "no name of a language", "letters"),
    Mistake(
      "option of a listing", "```python hide\n1\n```\n",
      at: "5:11", "no option `hide`", "remove"),
    Mistake("empty cell", "```swift\n\n```\n", at: "5:1", "no code", "remove"),
    Mistake(
      "cell in an aside", "````aside\nSo:\n\n```swift\nlet a = 1\n```\n````\n",
      at: "8:1", "no cell stands in it", "norun"),
    Mistake(
      "cell in a list", "1. So:\n   ```swift\n   let a = 1\n   ```\n",
      at: "6:4", "cannot stand in a list", "left margin"),
    Mistake(
      "exercise without a name", "```exercise\n```\n",
      at: "5:1", "which exercise", "hidden-deltas"),
    Mistake(
      "exercise with text", "```exercise both\nWrite it.\n```\n",
      at: "6:1", "own folder", "remove"),
    Mistake(
      "backtick in the options", "```swift caption=\"`a`\"\nlet a = 1\n```\n",
      at: "5:1", "no backtick", "~~~"),
    Mistake(
      "library code from nowhere", "```swift from=Sources/None.swift\n```\n",
      at: "5:10", "no file `Sources/None.swift`", "course's root"),
    Mistake(
      "library code from outside", "```swift from=../../etc/passwd\n```\n",
      at: "5:10", "no file `../../etc/passwd` in the course", "root"),

    // Cells
    Mistake(
      "name declared again", cell + "\n```swift\nvar b = 1,\n  a = 2\n```\n",
      at: "11:3", "`var a` declares the name `a` again", "another name"),
    Mistake(
      "function declared again",
      "```swift\nfunc f() {}\nfunc f(_ x: Int) {}\n```\n\n```swift\nfunc f(y: Int) {}\n```\n",
      at: "11:6", "`f(y:)` declares the name `f` again", "another name"),
    Mistake(
      "operator declared again",
      "```swift\nfunc + (a: A, b: A) {}\n```\n\n```swift\nfunc + (a: B, b: B) {}\n```\n",
      at: "10:6", "declares the name `+` again", "static func +"),
    Mistake(
      "top-level await", "```swift\nlet a = 1\nlet b = await f()\n```\n",
      at: "7:9", "wait at its top level", "in order"),

    // Values
    Mistake("empty value", cell + "It is {= }.", at: "8:7", "no expression", "accuracy"),
    Mistake("unclosed value", cell + "It is {= f({ 1 }.", at: "8:7", "does not end", "`}`"),
    Mistake(
      "value before any cell", "It is {= a }.\n\n" + cell,
      at: "5:7", "before the first cell", "below the cell"),

    // Prose
    Mistake("unclosed display", "Since\n$$ a = b\n\nwe see $c$.", at: "6:1", "does not end", "$$"),
    Mistake("empty display", "Since $$ $$.", at: "5:7", "empty", "TeX"),
    Mistake("raw block of HTML", "<div>\nx\n</div>\n", at: "5:1", "HTML", "Markdown"),
    Mistake(
      "raw tag", "Say *<b onclick=\"x()\">* it", at: "5:6", "`<b onclick=\"x()\">`", "Markdown"),
    Mistake("title as a heading", "# A\n", at: "5:1", "first level", "##"),
    Mistake(
      "unknown footnote", "So.[^nte] It.[^note]\n\n[^note]: It is.\n",
      at: "5:4", "no footnote `nte`", "[^note]"),
    Mistake(
      "footnote defined twice", "So.[^a]\n\n[^a]: 1\n\n  [^a]: 2\n", at: "9:3", "twice",
      "differently"),
    Mistake("unused footnote", "So.\n\n[^a]: 1\n", at: "7:1", "nothing mentions", "[^a]"),
    Mistake(
      "row too long", "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n",
      at: "7:3", "3 cells, the table 2 columns", "`\\|`"),
    Mistake("table without dashes", "| a | b |\n| 1 | 2 |\n", at: "6:1", "aligns", "---"),
    Mistake("table below text", "So:\n| a | b |\n|---|---|\n", at: "6:1", "runs on", "empty line"),
    Mistake("table in a list", "- | a | b |\n  |---|---|\n", at: "5:3", "list", "left margin"),

    // Links
    Mistake(
      "heading of this lesson", "## The loss\n\nSee [it](#the-los).\n",
      at: "7:5", "no heading `#the-los`", "`#the-loss`"),
    Mistake(
      "link to a script", "See\n> a [b](javascript:alert(1))",
      at: "6:5", "`javascript:`", "https"),
    Mistake(
      "link to nowhere", "* a\n* b\n    [c](../01-unt/Lesson.txt)",
      at: "7:5", "leads nowhere", "NAME/Lesson.md"),
    Mistake("image without a text", "![](https://a.org/x.png)", at: "5:1", "no text", "describe"),
    Mistake("image from elsewhere", "![a](https://a.org/x.png)", at: "5:1", "elsewhere", "beside"),
    Mistake(
      "missing image", "A [b](https://c.org), ![d](x.svg)",
      at: "5:23", "no image `x.svg`", "Lessons/01-unit"),
  ]

  @Test(arguments: mistakes)
  func `a mistake is reported once, where it stands, with a way out`(mistake: Mistake) throws {
    let text = mistake.text.hasPrefix("---") ? mistake.text : header + mistake.text
    let parser = LessonParser(name: "01-unit", root: NSTemporaryDirectory())
    var found = parser.parse(text).diagnostics
    if mistake.name == "image without a text" {
      found.removeAll { $0.message.contains("elsewhere") }
    }
    try #require(found.count == 1 && found[0].suggestion != nil, "\(found)")
    #expect("\(found[0].location)" == "Lessons/01-unit/Lesson.md:\(mistake.place)")
    #expect(found[0].message.contains(mistake.message), "\(found[0])")
    #expect(found[0].suggestion!.contains(mistake.suggestion), "\(found[0])")
  }

  @Test func `a note points at the first place`() {
    let (_, diagnostics) = parse(cell + "\n```swift\nfunc a() {}\n```\n")
    #expect(
      diagnostics[0].notes.map(\.description) == [
        "Lessons/01-unit/Lesson.md:6:5: an earlier cell declares `let a` here"
      ])
  }

  @Test func `a cell that must not compile declares nothing`() {
    let (_, diagnostics) = parse(
      "```swift fails=compile\nlet a: Int = \"\"\nawait f()\n```\n" + cell
        + "```swift fails=trap\nlet b = [1][a]\n```\n```swift\nlet b = 1\n```\n")
    #expect(diagnostics == [])
  }

  @Test func `all mistakes of a file come at once, in its order`() {
    let (_, diagnostics) = parse(
      "[a](b)\n\n$$ c\n\n```swift foldd\nlet a = 1\n```\n\n```swift\nlet a = 2\n")
    #expect(
      diagnostics.map { "\($0.location.line):\($0.location.column)" } == [
        "5:1", "7:1", "9:10", "13:1", "14:5",
      ])
  }

  @Test func `a file without front matter says so once`() {
    let (lesson, diagnostics) = LessonParser(name: "a", root: "/").parse("## Hello\n")
    #expect(diagnostics.count == 1)
    #expect(
      diagnostics[0].description.hasPrefix(
        "Lessons/a/Lesson.md:1:1: error: the file has no front matter"))
    #expect(lesson.blocks.count == 1)
  }
}

extension Diagnostic.Note {
  var description: String { "\(location): \(message)" }
}
