import CourseModel
import Foundation
import Grading
import SiteRendering
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import BatchGrading

@Suite struct GradebookTests {
  private static let evil = "=cmd|' /C calc'!A0 <script>alert(1)</script>\u{1B}[2J"

  /// Ada has everything, Bob did not compile, Eve is hostile, Mallory's grading failed.
  private func write(_ policy: Policy = Policy()) throws -> (Inbox, Gradebook, TakenIn) {
    let inbox = try Inbox()
    var taken = TakenIn(layout: .folders, submissions: [], students: [], problems: [])
    func add(_ student: String, _ outcome: Report.Outcome, _ verdicts: [Verdict]) throws {
      let submission = Submission(
        student: student, exercise: "xor", attempt: 1, file: "xor.swift", handedIn: nil,
        isMarkedLate: false, place: .unpacked(""))
      taken.students.append(Student(identifier: student))
      taken.submissions.append(submission)
      try inbox.store.keep(
        StoredResult(
          student: student, exercise: "xor", attempt: 1, file: "xor.swift", handedIn: nil,
          isMarkedLate: false, key: ResultKey(submission: "", exercise: "", compiler: ""),
          report: Report(
            exercise: "xor", outcome: outcome, verdicts: verdicts, maximum: 4,
            printed: Self.evil)))
    }
    let passed = Verdict(check: "rows", isHidden: false, points: 3, earned: 3, status: .passed)
    let hidden = Verdict(check: "margin", isHidden: true, points: 1, earned: 1, status: .passed)
    let failed = Verdict(
      check: "rows", isHidden: false, points: 3, earned: 0, status: .failed,
      feedback: Feedback(
        function: "f", expected: "1", actual: Self.evil, relativeError: .infinity,
        diagnosis: .factor(.nan, meaning: nil), remark: "Look again."))
    let skipped = Verdict(check: "margin", isHidden: true, points: 1, earned: 0, status: .skipped)
    try add("ada", .graded, [passed, hidden])
    try add("bob", .ungradable(reason: "It does not compile.", diagnostics: []), [])
    try add(Self.evil, .graded, [failed, skipped])
    try add("mallory", .graderFault(reason: "no compiler"), [])
    taken.students.append(Student(identifier: "zoe", name: "Zoë, née X"))
    let folder = ResultsFolder(
      store: inbox.store, exercises: [Inbox.exercise()], settlement: Settlement(policy: policy))
    return (inbox, try folder.write(taken, title: "week 3"), taken)
  }

  private func read(_ inbox: Inbox, _ file: String) throws -> String {
    try String(contentsOfFile: "\(inbox.results)/\(file)", encoding: .utf8)
  }

  private func object(_ inbox: Inbox, _ file: String) throws -> [String: Any] {
    let data = Data(try read(inbox, file).utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func `the gradebook has a row a student, and no score where there is none`() throws {
    let (inbox, _, _) = try write()
    #expect(
      try read(inbox, "gradebook.csv")
        == [
          "student,name,section,xor,xor standing,total,maximum,settled,attention",
          "ada,,,4,graded,4,4,yes,", "bob,,,,ungradable,0,4,no,xor: It does not compile.",
          "'=cmd|' /C calc'!A0 <script>alert(1)</script>\u{FFFD}[2J,,,0,graded,0,4,yes,",
          "mallory,,,,grader fault,0,4,no,xor: the grader failed: no compiler",
          "zoe,\"Zoë, née X\",,,not handed in,0,4,yes,", "",
        ].joined(separator: "\r\n"))
  }

  @Test func `Gradescope gets a score, a test a check, and no zero for a fault`() throws {
    let (inbox, _, _) = try write()
    let ada = try object(inbox, "students/ada/gradescope.json")
    #expect(ada["score"] as? Double == 4)
    let tests = try #require(ada["tests"] as? [[String: Any]])
    #expect(tests.map { $0["name"] as? String } == ["rows", "margin"])
    #expect(tests.map { $0["max_score"] as? Double } == [3, 1])
    #expect(tests.map { $0["status"] as? String } == ["passed", "passed"])
    let mallory = try object(inbox, "students/mallory/gradescope.json")
    #expect(mallory["score"] == nil)
    let bob = try object(inbox, "students/bob/gradescope.json")
    #expect(bob["score"] as? Double == 0)
    #expect((bob["output"] as? String)?.contains("It does not compile.") == true)
    #expect((bob["extra_data"] as? [String: String])?["xor"] == "ungradable")
  }

  @Test func `Exercism's third version is written`() throws {
    let (inbox, _, _) = try write()
    let ada = try object(inbox, "students/ada/xor.exercism.json")
    #expect(ada["version"] as? Int == 3)
    #expect(ada["status"] as? String == "pass")
    #expect(
      (ada["tests"] as? [[String: Any]])?.map { $0["status"] as? String } == ["pass", "pass"])
    let eve = try object(inbox, "students/\(folderName(of: Self.evil))/xor.exercism.json")
    #expect(eve["status"] as? String == "fail")
    let tests = try #require(eve["tests"] as? [[String: Any]])
    #expect(tests.map { $0["status"] as? String } == ["fail", "error"])
    #expect((tests[0]["message"] as? String)?.contains("Look again.") == true)
    let bob = try object(inbox, "students/bob/xor.exercism.json")
    #expect(bob["status"] as? String == "error")
    #expect((bob["message"] as? String)?.contains("It does not compile.") == true)
  }

  @Test func `GitHub Classroom gets partial credit`() throws {
    let (inbox, _, _) = try write()
    let ada = try object(inbox, "students/ada/classroom.json")
    #expect(ada["max_score"] as? Double == 4)
    #expect(ada["status"] as? String == "pass")
    let bob = try object(inbox, "students/bob/classroom.json")
    #expect(bob["status"] as? String == "error")
    #expect((bob["tests"] as? [[String: Any]])?.count == 1)
  }

  @Test func `JUnit's XML is well-formed, whatever students write`() throws {
    let (inbox, _, _) = try write()
    let text = try read(inbox, "junit.xml")
    final class Counter: NSObject, XMLParserDelegate {
      var counts: [String: Int] = [:]
      func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
      ) { counts[name, default: 0] += 1 }
    }
    let counter = Counter()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = counter
    #expect(parser.parse(), "\(text)")
    #expect(
      counter.counts == [
        "testsuites": 1, "testsuite": 5, "testcase": 7, "failure": 1, "skipped": 1, "error": 3,
      ])
    #expect(text.contains("tests=\"7\" failures=\"1\" errors=\"3\" skipped=\"1\""))
  }

  @Test func `no page lets anything of a student's act`() throws {
    let (inbox, _, _) = try write()
    let pages = [
      try read(inbox, "index.html"),
      try read(inbox, "students/\(folderName(of: Self.evil))/index.html"),
    ]
    for page in pages {
      #expect(!page.contains("<script>alert"))
      #expect(!page.contains("\u{1B}"))
      #expect(page.contains("&lt;script&gt;"))
      #expect(!page.contains("http://") && !page.contains("https://"))
    }
  }

  @Test func `the overview links every student, and tells first what needs a look`() throws {
    let (inbox, gradebook, _) = try write()
    let page = try read(inbox, "index.html")
    #expect(page.contains("href=\"students/ada/index.html\""))
    let look = try #require(page.range(of: "Needs a look"))
    let scores = try #require(page.range(of: "<h2>Scores"))
    #expect(look.lowerBound < scores.lowerBound)
    #expect(gradebook.counts == [.graded: 2, .ungradable: 1, .graderFault: 1, .notHandedIn: 1])
  }

  @Test func `an explanation tells the way from the file to the score`() throws {
    var reading = PolicyReading(students: ["ada"], exercises: [Inbox.exercise()])
    let tables = try Inbox()
    reading.read(
      comments: try tables.table("c.csv", "student,exercise,points,comment\nada,xor,-1,no proof\n"))
    let (inbox, _, taken) = try write(reading.policy)
    let folder = ResultsFolder(
      store: inbox.store, exercises: [Inbox.exercise()],
      settlement: Settlement(policy: reading.policy))
    let text = try #require(folder.explain("ada", Inbox.exercise(), taken, colour: false)).text
    #expect(text.hasPrefix("ada, xor: 3 of 4 points (graded)\n"))
    for line in [
      "Attempt 1: xor.swift ← counts", "  · the checks give 4 of 4 points",
      "  · −1 points by hand (c.csv:2)", "  no proof", "✔ margin (hidden) 1/1",
    ] {
      #expect(text.contains(line), "\(line) is not in\n\(text)")
    }
    let page = try read(inbox, "students/ada/index.html")
    #expect(
      page.contains(
        "Your score is 3 of 4 points: the checks give 4 of 4 points; −1 points by hand."))
    #expect(page.contains("no proof"))
    #expect(folder.explain("nobody", Inbox.exercise(), taken, colour: false) == nil)
  }
}
