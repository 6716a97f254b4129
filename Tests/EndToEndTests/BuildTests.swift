import Foundation
import Processes
import Testing

/// The built tool on a course of the tests' own: what an author sees.
@Suite struct BuildTests {
  @Test func `a course becomes pages with every kind of output`() throws {
    let course = try TinyCourse()
    let built = try course.gradus("build")
    #expect(built.termination == .exited(0), "\(built.errors)")
    let page = try course.read("site/public/01-doubling.html")
    #expect(page.contains("seven doubled: 14.0"))
    #expect(page.contains("42.0"))
    #expect(page.contains("gives <span"))
    #expect(page.contains("0.50"))
    #expect(page.contains("<svg"))
    #expect(page.contains("Twice x is a straight line."))
    #expect(page.contains("katex"))
    #expect(page.contains("double-it"))
    #expect(!page.contains("http://") || !page.contains("src=\"http"))
    #expect(try course.read("site/public/index.html").contains("02-halving.html"))
    #expect(try course.read("site/public/02-halving.html").contains("01-doubling.html"))
  }

  @Test func `a second build runs no cell and writes no page`() throws {
    let course = try TinyCourse()
    _ = try course.gradus("build")
    let before = try course.modificationDates()
    let again = try Summary(course.gradus("build", "--json"))
    #expect(again.cellsRun == 0)
    #expect(again.pagesWritten == 0)
    #expect(try course.modificationDates() == before)
  }

  @Test func `prose edits render one page, cell edits run one lesson`() throws {
    let course = try TinyCourse()
    _ = try course.gradus("build")
    try course.edit(TinyCourse.halving, replacing: "Half undoes", with: "Halving undoes")
    let prose = try Summary(course.gradus("build", "--json"))
    #expect(prose.cellsRun == 0 && prose.pagesWritten == 1)
    try course.edit(TinyCourse.halving, replacing: "half(3)\n```", with: "half(5)\n```")
    let cell = try Summary(course.gradus("build", "--json"))
    #expect(cell.lessonsRun == ["02-halving"])
    #expect(try course.read("site/public/02-halving.html").contains("2.5"))
  }

  @Test func `two builds of the same course are the same bytes`() throws {
    let first = try TinyCourse()
    let second = try TinyCourse()
    _ = try first.gradus("build")
    _ = try second.gradus("build")
    for page in ["index.html", "01-doubling.html", "02-halving.html"] {
      #expect(try first.read("site/public/\(page)") == second.read("site/public/\(page)"))
    }
  }

  @Test(arguments: [
    Breakage("let y: Int = \"two\"", 17, "cannot convert"),
    Breakage("let empty: [Int] = []\nprint(empty[3])", 18, "ndex out of range"),
    Breakage("struct Odd: Error {}\nthrow Odd()", 18, "Odd"),
    Breakage("exit(0)", 17, "exit"),
    Breakage("expect(1 == 2, \"one is two\")", 17, "one is two"),
  ])
  func `a failing cell fails the build at its own line, and other lessons are built`(
    _ breakage: Breakage
  ) throws {
    let course = try TinyCourse()
    try course.edit(
      TinyCourse.halving, replacing: "half(3)\n```",
      with: "half(3)\n```\n\n```swift id=broken\n\(breakage.code)\n```")
    let built = try course.gradus("build")
    #expect(built.termination == .exited(1))
    #expect(built.errors.contains("02-halving/Lesson.md:\(breakage.line):"), "\(built.errors)")
    #expect(built.errors.contains(breakage.says), "\(built.errors)")
    #expect(course.exists("site/public/01-doubling.html"))
    #expect(try course.read("site/public/02-halving.html").contains("1.5"))
  }

  @Test func `a loop without end, and 100 MB of output, are stopped at their limits`() throws {
    let course = try TinyCourse()
    try course.edit(
      TinyCourse.halving, replacing: "minutes: 1", with: "minutes: 1\ncell-seconds: 2")
    try course.edit(
      TinyCourse.halving, replacing: "half(3)\n```",
      with: "half(3)\n```\n\n```swift\nwhile true {}\n```")
    try course.edit(
      TinyCourse.doubling, replacing: "double(21)\n```",
      with: "for _ in 0..<1_000_000 { print(String(repeating: \"x\", count: 100)) }\n```")
    let began = ContinuousClock.now
    let built = try course.gradus("build")
    #expect(ContinuousClock.now - began < .seconds(60))
    #expect(built.termination == .exited(1))
    #expect(built.errors.contains("2 s"), "\(built.errors)")
    #expect(built.errors.contains("01-doubling/Lesson.md"), "\(built.errors)")
  }

  @Test func `an author's mistakes are all reported in one go, and nothing built is lost`() throws {
    let course = try TinyCourse()
    _ = try course.gradus("build")
    let page = try course.read("site/public/02-halving.html")
    try course.edit(TinyCourse.halving, replacing: "id=half", with: "hid=half")
    try course.edit(
      TinyCourse.halving, replacing: "01-doubling/Lesson.md", with: "01-dubling/Lesson.md")
    try course.edit(TinyCourse.doubling, replacing: "double-it", with: "duoble-it")
    let built = try course.gradus("build")
    #expect(built.termination == .exited(1))
    for part in ["hid", "01-dubling", "duoble-it", "01-doubling/Lesson.md", "double-it"] {
      #expect(built.errors.contains(part), "\(part) not in \(built.errors)")
    }
    #expect(try course.read("site/public/02-halving.html") == page)
  }

  @Test func `bytes that are no text and files that cannot be read are located`() throws {
    let course = try TinyCourse()
    var bytes = Data(try course.read(TinyCourse.halving).utf8)
    bytes.append(contentsOf: [0x0A, 0x61, 0xFF, 0xFE])
    try bytes.write(to: course.root.appending(path: TinyCourse.halving))
    let built = try course.gradus("build")
    #expect(built.termination == .exited(1))
    #expect(built.errors.contains("UTF-8"), "\(built.errors)")
    #expect(course.exists("site/public/01-doubling.html"))
  }
}

struct Breakage: Sendable, CustomTestStringConvertible {
  var code: String, line: Int, says: String

  init(_ code: String, _ line: Int, _ says: String) {
    self.code = code
    self.line = line
    self.says = says
  }

  var testDescription: String { code }
}

/// What `gradus build --json` says.
struct Summary: Decodable {
  struct Lesson: Decodable { var name: String, cellsRun: Int }

  var lessons: [Lesson]
  var pagesWritten: Int

  init(_ finished: FinishedProcess) throws {
    self = try JSONDecoder().decode(Summary.self, from: Data(finished.standardOutput))
  }

  var cellsRun: Int { lessons.reduce(0) { $0 + $1.cellsRun } }
  var lessonsRun: [String] { lessons.filter { $0.cellsRun > 0 }.map(\.name) }
}

extension TinyCourse {
  func modificationDates() throws -> [String: Date] {
    let folder = root.appending(path: "site/public")
    var dates: [String: Date] = [:]
    for path in FileManager.default.subpaths(atPath: folder.path) ?? [] {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: folder.appending(path: path).path)
      if attributes[.type] as? FileAttributeType == .typeRegular {
        dates[path] = attributes[.modificationDate] as? Date
      }
    }
    return dates
  }
}
