import Archiving
import Foundation
import Testing

@testable import BatchGrading

@Suite struct IntakeTests {
  @Test func `folders, archives and single files are a student each`() throws {
    let inbox = try Inbox()
    try inbox.put("ada/xor.swift")
    try inbox.put("ada/work/deltas.swift")
    try inbox.put("bob.zip", inbox.zip(["submission/xor.swift": "let a = 1\n"]))
    try inbox.put("cy/handin.zip", inbox.zip(["Deltas.swift": "let a = 1\n"]))
    let taken = try inbox.take()
    #expect(taken.layout == .folders)
    #expect(
      taken.lines == [
        "ada deltas#1 work/deltas.swift", "ada xor#1 xor.swift", "bob xor#1 submission/xor.swift",
        "cy deltas#1 Deltas.swift",
      ])
    let bytes = try taken.submissions[2].place.bytes(of: "xor.swift")
    #expect(String(decoding: bytes, as: UTF8.self) == "let a = 1\n")
    #expect(
      taken.problems.map { "\($0.student): \($0.reason)" } == [
        "bob: there is no deltas.swift", "cy: there is no xor.swift",
      ])
  }

  @Test func `Canvas's names tell student, lateness and file`() throws {
    let inbox = try Inbox()
    try inbox.put("lovelaceada_4711_815_xor-1.swift")
    try inbox.put("byronannabella_LATE_4712_816_xor.swift")
    try inbox.put("babbagecharles_4713_817_work.zip", inbox.zip(["xor.swift": "//\n"]))
    let taken = try inbox.take(["xor"])
    #expect(taken.layout == .canvas)
    #expect(
      taken.lines == [
        "babbagecharles_4713 xor#1 xor.swift", "byronannabella_4712 xor#1 xor.swift",
        "lovelaceada_4711 xor#1 xor-1.swift",
      ])
    #expect(taken.submissions.map(\.isMarkedLate) == [false, true, false])
  }

  @Test func `Moodle's folders and files tell the full name`() throws {
    let inbox = try Inbox()
    try inbox.put("Ada Lovelace_4711_assignsubmission_file/xor.swift")
    try inbox.put("Émilie du Châtelet_4712_assignsubmission_file_xor.swift")
    try inbox.put("Ada Lovelace_4711_assignsubmission_onlinetext/onlinetext.html")
    let taken = try inbox.take(["xor"])
    #expect(taken.layout == .moodle)
    #expect(
      taken.lines == [
        "Ada Lovelace_4711 xor#1 xor.swift", "Émilie du Châtelet_4712 xor#1 xor.swift",
      ])
    #expect(taken.students.map(\.name) == ["Ada Lovelace", "Émilie du Châtelet"])
  }

  @Test func `GitHub Classroom's repositories tell the login behind the assignment's name`() throws
  {
    let inbox = try Inbox()
    for login in ["ada-l", "bob"] {
      try inbox.put("week-3-\(login)/.git/HEAD")
      try inbox.put("week-3-\(login)/Sources/xor.swift")
    }
    let taken = try inbox.take(["xor"])
    #expect(taken.layout == .classroom)
    #expect(taken.lines == ["ada-l xor#1 Sources/xor.swift", "bob xor#1 Sources/xor.swift"])
  }

  @Test func `one archive of the whole class is taken like its folder`() throws {
    let inbox = try Inbox()
    let inner = inbox.zip(["xor.swift": "//\n"])
    var zip = ZipWriter()
    zip.add("Ada Lovelace_4711_assignsubmission_file/xor.swift", Array("//\n".utf8))
    zip.add("Bob_4712_assignsubmission_file/all.zip", inner)
    let file = try inbox.put("moodle.zip", zip.bytes)
    let taken = try Intake(exercises: ["xor"], unpacking: "\(inbox.results)/unpacked")
      .take(file.path)
    #expect(taken.layout == .moodle)
    #expect(taken.lines == ["Ada Lovelace_4711 xor#1 xor.swift", "Bob_4712 xor#1 xor.swift"])
  }

  @Test func `a roster names students, and adds those who handed in nothing`() throws {
    let inbox = try Inbox()
    try inbox.put("week-3-ada-l/.git/HEAD")
    try inbox.put("week-3-ada-l/xor.swift")
    try inbox.put("week-3-eve/.git/HEAD")
    try inbox.put("week-3-eve/xor.swift")
    let roster = Roster(
      reading: try inbox.table(
        "roster.csv", "student,name,github\n17,Ada Lovelace,ADA-L\n18,Bob,bob\n"))
    #expect(roster.diagnostics.isEmpty)
    let taken = try inbox.take(["xor"], roster: roster)
    #expect(taken.lines == ["17 xor#1 xor.swift", "eve xor#1 xor.swift"])
    #expect(taken.students.map(\.identifier) == ["17", "18", "eve"])
    #expect(taken.students.map(\.isUnknown) == [false, false, true])
  }

  @Test func `a roster with paths says where everything is`() throws {
    let inbox = try Inbox()
    try inbox.put("a/solution.swift")
    try inbox.put("b.zip", inbox.zip(["xor.swift": "//\n"]))
    let table = try inbox.table(
      "roster.csv", "student,path\nada,inbox/a/solution.swift\nbob,inbox/b.zip\ncy,inbox/c\n")
    let taken = try Intake(
      exercises: ["xor"], roster: Roster(reading: table), unpacking: "\(inbox.results)/unpacked"
    ).take(table)
    #expect(taken.layout == .roster)
    #expect(taken.lines == ["ada xor#1 solution.swift", "bob xor#1 xor.swift"])
    #expect(taken.students.count == 3)
  }

  @Test func `a name that stands for two students is told`() throws {
    let inbox = try Inbox()
    let roster = Roster(
      reading: try inbox.table("r.csv", "student,github\nada,x\nbob,X\nada,y\n"))
    #expect(
      roster.diagnostics.map { "\($0.location.line):\($0.location.column) \($0.message)" } == [
        "3:5 `X` also stands for `ada`", "4:1 the student `ada` is there twice",
      ])
  }

  @Test func `attempts are numbered by time`() throws {
    let inbox = try Inbox()
    try inbox.put("ada/2026-11-20T18-30-00Z/xor.swift")
    try inbox.put("ada/2026-11-19T09-00-00Z/xor.swift")
    try inbox.put("bob/b/timestamp.txt", "2026-11-20 15:00:00.123 UTC\n")
    try inbox.put("bob/b/xor.swift")
    let taken = try inbox.take(["xor"])
    #expect(
      taken.lines == [
        "ada xor#1 2026-11-19T09-00-00Z/xor.swift", "ada xor#2 2026-11-20T18-30-00Z/xor.swift",
        "bob xor#1 b/xor.swift",
      ])
    #expect(
      taken.submissions.map { $0.handedIn!.formatted(.iso8601) } == [
        "2026-11-19T09:00:00Z", "2026-11-20T18:30:00Z", "2026-11-20T15:00:00Z",
      ])
  }

  @Test func `one student's bad archive is refused, and the others are taken`() throws {
    let inbox = try Inbox()
    try inbox.put("ada.zip", Array("no archive at all".utf8))
    try inbox.put("bob/xor.swift")
    let taken = try inbox.take(["xor"])
    #expect(taken.lines == ["bob xor#1 xor.swift"])
    let problem = try #require(taken.problems.first { $0.student == "ada" })
    #expect(problem.reason.contains("ada.zip is refused: "), "\(problem.reason)")
  }

  @Test func `a link is named, never followed`() throws {
    let inbox = try Inbox()
    let secret = URL(fileURLWithPath: try inbox.table("hidden.swift", "let secret = 1\n"))
    try inbox.put("ada/notes.txt")
    try FileManager.default.createSymbolicLink(
      at: inbox.folder.appending(path: "inbox/ada/xor.swift"), withDestinationURL: secret)
    try FileManager.default.createSymbolicLink(
      at: inbox.folder.appending(path: "inbox/eve"),
      withDestinationURL: secret.deletingLastPathComponent())
    let taken = try inbox.take(["xor"])
    #expect(taken.lines == ["ada xor#1 xor.swift"])
    #expect(throws: UnreadableSubmission.self) {
      try taken.submissions[0].place.bytes(of: "xor.swift")
    }
  }

  @Test func `who hands in thousands of files is not looked at, and keeps nobody waiting`() throws {
    let inbox = try Inbox()
    for k in 0...FolderListing.filesPerStudent { try inbox.put("eve/\(k).swift", "") }
    try inbox.put("bob/xor.swift")
    let taken = try inbox.take(["xor"])
    #expect(taken.lines == ["bob xor#1 xor.swift"])
    #expect(taken.problems.first?.reason.contains("more than 1000 files") == true)
  }

  @Test(arguments: [
    ("xor.swift", "xor"), ("XOR.swift", "xor"), ("xor-2.swift", "xor"), ("xor (1).swift", "xor"),
    ("xor copy.swift", "xor"), ("hidden_deltas.swift", "hidden-deltas"),
    ("hidden-deltas/Answer.swift", "hidden-deltas"), ("other.swift", nil), ("xor.txt", nil),
  ])
  func `a file answers the exercise that its name means`(name: String, exercise: String?) {
    let file = FoundFile(
      components: name.split(separator: "/").map(String.init), place: .unpacked(""))
    let found = FileMatching(exercises: ["xor", "hidden-deltas"]).match([file])
    #expect(found.files.keys.first == exercise)
  }

  @Test func `with one exercise and one file there is no doubt`() {
    let file = FoundFile(components: ["Lösung.swift"], place: .unpacked(""))
    #expect(FileMatching(exercises: ["xor"]).match([file]).files["xor"] == [file])
    #expect(FileMatching(exercises: ["xor", "or"]).match([file]).files.isEmpty)
  }

  @Test func `what is missing is said with what is there instead`() {
    let file = FoundFile(components: ["xro.swift"], place: .unpacked(""))
    let matching = FileMatching(exercises: ["xor", "or"])
    #expect(
      matching.absence(of: "xor", in: matching.match([file]))
        == "there is no xor.swift, but a xro.swift")
  }

  @Test(arguments: [
    "../../etc", "a/b", ".hidden", "-rf", "", String(repeating: "x", count: 300), "ä",
  ])
  func `a student's name makes a folder's name that leads nowhere else`(name: String) {
    let folder = folderName(of: name)
    #expect(!folder.contains("/") && !folder.hasPrefix(".") && !folder.hasPrefix("-"))
    #expect(folder.utf8.count < 100 && !folder.isEmpty)
    #expect(folder != folderName(of: name + "2"))
  }
}
