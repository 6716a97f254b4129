import CourseModel
import Foundation
import LessonParsing
import Testing

@Suite struct ReferenceTests {
  private static let numbered = """
    $$a = b \\label{eq-first}$$

    ```swift id=loss caption="Falls."
    1
    ```

    ```python id=loop caption="A loop" lines
    pass
    ```

    [Table](#tab-gates): Gates with $w$,
    and more.
    | a | b |
    | - | - |
    | 1 | 2 |

    """

  private func references(_ body: String) -> [CrossReference] {
    parse("\(Self.numbered)\n\(body)").lesson.blocks.flatMap { block -> [CrossReference] in
      guard case .prose(let prose) = block else { return [] }
      return prose.fragments.compactMap {
        if case .reference(let reference) = $0 { reference } else { nil }
      }
    }
  }

  @Test func `a bare word waits for the number, other words stay`() {
    #expect(parse(Self.numbered + "\n[Figure](#fig-loss)").diagnostics == [])
    let found = references("[Figure](#fig-loss), [table](#tab-gates), [the *loop*](#lst-loop)\n")
    #expect(found.map(\.target) == ["fig-loss", "tab-gates", "lst-loop"])
    #expect(found.map(\.word) == ["Figure", "table", nil])
  }

  @Test func `labels leave the formula, captions leave the table`() throws {
    let blocks = parse(Self.numbered).lesson.blocks
    guard case .prose(let prose) = blocks[0], case .mathematics(let formula) = prose.fragments[1],
      case .table(let table) = blocks[3], case .listing(let listing) = blocks[2]
    else {
      Issue.record("other blocks")
      return
    }
    #expect(formula.tex == "a = b" && formula.label == "eq-first")
    #expect(table.label == "tab-gates" && table.rows.count == 1)
    #expect(table.caption.map(text(of:)) == "Gates with ⟨w⟩,\nand more.")
    #expect(listing.label == "lst-loop" && listing.numbersLines)
  }

  @Test(arguments: [
    ("[figure](#fig-los)", "21:1", "no figure `#fig-los`", "`#fig-loss`"),
    ("[equation](#eq-frist)", "21:1", "no equation `#eq-frist`", "`#eq-first`"),
    ("$$c \\label{eq-first}$$", "21:1", "given twice", "another"),
    ("$$c \\label{fig-c}$$", "21:1", "would be a figure", "eq-c"),
    ("[Table](#tab-far): Far.\n\n| a |\n|---|\n| b |", "21:1", "no table", "no empty line"),
    ("$$c \\label{eq-a}\\label{eq-b}$$", "21:1", "two labels", "remove"),
    ("$$c \\label{Eq A}$$", "21:1", "no label", "small letters"),
    ("```figure\nNo drawing.\n```", "21:1", "begins with its drawing", "svg"),
    ("```figure\n![A wire](none.svg)\nText.\n```", "22:1", "no image `none.svg`", "put it in"),
    ("```hint color=red\nThink.\n```", "21:9", "no option `color`", "title"),
    ("````solution\n```swift\nlet b = 1\n```\n````", "22:1", "no cell stands in it", "norun"),
    ("A [@nobody] said.", "21:3", "there is no Lessons/References.bib", "@article{nobody"),
  ])
  func `a reference to nothing names the nearest right one`(
    body: String, place: String, message: String, suggestion: String
  ) {
    let diagnostics = parse(Self.numbered + "\n\(body)\n").diagnostics
    let said = diagnostics.map(\.description).joined(separator: "\n")
    #expect(
      diagnostics.contains {
        let line = "\($0.location.line):\($0.location.column)"
        return line == place && $0.message.contains(message)
          && $0.suggestion?.contains(suggestion) == true
      }, "\(said)")
  }

  @Test func `a drawing comes with its lesson, a photograph with its size`() throws {
    var files = CourseFolder.sound
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>"
    files["Lessons/02-layers/wire.svg"] = svg
    files["Lessons/02-layers/Lesson.md"]! +=
      "\n\n```figure id=wire\n![A wire](wire.svg)\nIt carries $w$.\n```\n"
      + "\n```figure\n![A cat](cat.png)\n\nA cat.\n```\n"
    let folder = try CourseFolder(files)
    let header: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0, 0, 0, 0, 13, 73, 72, 68, 82]
    try folder.write(
      Data(header + [0, 0, 1, 0, 0, 0, 0, 9]), to: "Lessons/02-layers/cat.png")
    let course = parseCourse(root: folder.root)
    #expect(course.diagnostics == [])
    let figures = course.lessons[1].blocks.compactMap { block -> DrawnFigure? in
      if case .figure(let figure) = block { figure } else { nil }
    }
    #expect(figures[0].svg == svg && figures[0].label == "fig-wire")
    #expect(text(of: figures[0].caption) == "It carries ⟨w⟩.")
    #expect(figures[1].size == DrawnFigure.Size(width: 256, height: 9))
  }
}
