import Foundation
import Testing

/// The students' package: that it works, and what must not be in it.
@Suite struct ReleaseTests {
  /// The project's own course: its exercises have the most to hide.
  private static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "ReleaseTests-\(UUID().uuidString)")

  @Test func `students get what works offline, and no hidden byte`() throws {
    let course = try TinyCourse()
    defer { try? FileManager.default.removeItem(at: folder) }
    // Some exercises of the project, below the tiny course's lessons.
    let exercises = course.root.appending(path: "Exercises/01-doubling")
    var names = ["double-it"]
    for lesson in ["02-perceptron-and-hebb", "03-chain-rule-and-autograd"] {
      for exercise in try contents(Self.project.appending(path: "Exercises/\(lesson)")) {
        try FileManager.default.copyItem(
          at: exercise, to: exercises.appending(path: exercise.lastPathComponent))
        // Their lessons, and so the headings to be read again, are not there.
        let statement = exercises.appending(path: "\(exercise.lastPathComponent)/Exercise.md")
        let text = try String(contentsOf: statement, encoding: .utf8)
        try text.split(separator: "\n", omittingEmptySubsequences: false)
          .filter { !$0.hasPrefix("reread:") }.joined(separator: "\n")
          .write(to: statement, atomically: true, encoding: .utf8)
        names.append(exercise.lastPathComponent)
      }
    }
    try Data("left: a secret of the instructor's\n".utf8)
      .write(to: course.root.appending(path: "notes.txt"))
    let released = try course.gradus("release", folder.path)
    #expect(released.termination == .exited(0), "\(released.output) \(released.errors)")

    try expectNothingHidden(of: course.root, exercises: names)
    for name in names {
      #expect(FileManager.default.fileExists(atPath: folder.path + "/work/\(name).swift"))
    }

    // What a student does in it, without the course.
    try FileManager.default.removeItem(at: exercises)
    let first = try course.gradus("check", "double-it", "--course", folder.path)
    #expect(first.termination == .exited(1))
    #expect(first.output.contains("Three doubled is six."), "\(first.output) \(first.errors)")
    try Data("func double(_ x: Double) -> Double { 2 * x }\n".utf8)
      .write(to: folder.appending(path: "work/double-it.swift"))
    let right = try course.gradus("check", "double-it", "--course", folder.path)
    #expect(right.termination == .exited(0), "\(right.output) \(right.errors)")
    #expect(right.errors.contains("1 point more"), "\(right.errors)")
    #expect(!right.output.contains("doubles any number"), "a hidden check's name")

    // Neither has checking left anything there.
    let project = Self.project
    try expectNothingHidden(of: project, exercises: names)
  }

  @Test func `a check that shows the solution is not released`() throws {
    let course = try TinyCourse()
    defer { try? FileManager.default.removeItem(at: folder) }
    let folderOfChecks = "Exercises/01-doubling/double-it"
    // That another exercise hides the same line makes it no chance in its own.
    try FileManager.default.copyItem(
      at: course.root.appending(path: folderOfChecks),
      to: course.root.appending(path: "Exercises/01-doubling/a-double"))
    try course.write(
      """
      import Checking

      let visibleChecks = [
        Check("doubles three") { student in
          func double(_ x: Double) -> Double { 2 * x }
          try student.expect(student.double(3), equals: double(3), remark: "Three doubled is six.")
        }
      ]
      """, to: "\(folderOfChecks)/VisibleChecks.swift")
    let released = try course.gradus("release", folder.path)
    #expect(released.termination == .exited(1))
    #expect(
      released.errors.contains(
        "The package would show “func double(_ x: Double) -> Double { 2 * x }”"),
      "\(released.errors)")
    #expect(released.errors.contains("\(folderOfChecks)/Solution.swift:1:1: note: this is hidden"))
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func `a lesson that shows a solution is named, a line alike by chance is not`() throws {
    let course = try TinyCourse()
    defer { try? FileManager.default.removeItem(at: folder) }
    let lines = "  let twice = 2 * x\n  return twice"
    try course.write(
      "func double(_ x: Double) -> Double {\n\(lines)\n}\n",
      to: "Exercises/01-doubling/double-it/Solution.swift")
    // One line in its own lesson, two in another's.
    let alone = "\n```swift norun\nlet twice = 2 * x\n```\n"
    try course.write(
      try course.read(TinyCourse.doubling) + alone, to: TinyCourse.doubling)
    try course.write(
      try course.read(TinyCourse.halving) + "\n```swift norun\n\(lines)\n```\n",
      to: TinyCourse.halving)
    let quiet = try course.gradus("release", folder.path)
    #expect(quiet.termination == .exited(0) && quiet.errors.isEmpty, "\(quiet.errors)")
    #expect(quiet.output.contains("it shows none, but for chance"), "\(quiet.output)")

    try FileManager.default.removeItem(at: folder)
    try course.edit(
      TinyCourse.doubling, replacing: alone, with: "\n```swift norun\n\(lines)\n```\n")
    let shown = try course.gradus("release", folder.path)
    #expect(shown.termination == .exited(0), "an author's own lesson is no error")
    #expect(
      shown.errors.contains("\(TinyCourse.doubling):")
        && shown.errors.contains("warning: The package would show “return twice”"),
      "\(shown.errors)")
    #expect(shown.output.contains("it shows those above"), "\(shown.output)")
  }

  @Test func `a check that needs the solution where students have none is not released`() throws {
    let course = try TinyCourse()
    defer { try? FileManager.default.removeItem(at: folder) }
    try course.write(
      """
      import Checking

      let visibleChecks = [
        Check("doubles three") { student in
          let answer = try student.double(3)
          try student.expect(
            answer.as(Double.self) == double(3), of: answer, "six", remark: "Three doubled is six.")
        }
      ]
      """, to: "Exercises/01-doubling/double-it/VisibleChecks.swift")
    let released = try course.gradus("release", folder.path)
    #expect(released.termination == .exited(1))
    #expect(released.errors.contains("judges Solution.swift otherwise"), "\(released.errors)")
  }

  @Test func `a folder with something in it is left alone`() throws {
    let course = try TinyCourse()
    let released = try course.gradus("release", course.root.path)
    #expect(released.termination == .exited(1))
    #expect(released.errors.contains("exists and is not empty"), "\(released.errors)")
    #expect(course.exists("Exercises/01-doubling/double-it/Solution.swift"))
  }

  /// Looks for every line of every hidden file, as bytes, in every file of the package: programs
  /// that checking left included. Left out are lines, and parts of lines, that students read anyway;
  /// a hidden check may begin as a visible one does, but nothing else may look like one.
  private func expectNothingHidden(of course: URL, exercises: [String]) throws {
    let sources = try files(below: course.appending(path: "Exercises")).filter { file in
      exercises.contains { file.path.contains("/\($0)/") }
    }
    let lessons = try files(below: course.appending(path: "Lessons"))
    func text(_ names: String...) throws -> String {
      try (sources + lessons).filter { names.contains($0.lastPathComponent) }
        .map { try String(contentsOf: $0, encoding: .utf8) }.joined(separator: "\n")
    }
    let open = try text("Starter.swift", "Interface.swift", "Exercise.md", "Lesson.md")
    let visible = try text("VisibleChecks.swift")
    var hidden: Set<String> = []
    for file in sources {
      let isMistake = file.deletingLastPathComponent().lastPathComponent == "Mistakes"
      let isCheck = file.lastPathComponent == "HiddenChecks.swift"
      guard
        isMistake || isCheck
          || ["Solution.swift", "Equivalent.md"].contains(file.lastPathComponent)
      else { continue }
      hidden.formUnion(
        try lines(file).filter { line in
          line.utf8.count >= 12 && !line.hasPrefix("import ") && !open.contains(line)
            && !(isCheck && visible.contains(line))
        })
    }
    #expect(hidden.count > (exercises.count > 1 ? 300 : 3))
    var count = 0
    for file in try self.files(below: folder) {
      count += 1
      let name = file.lastPathComponent
      #expect(!["Solution.swift", "HiddenChecks.swift", "Equivalent.md"].contains(name))
      #expect(!file.path.contains("/Mistakes/"))
      let bytes = try Data(contentsOf: file)
      // Compressed, a line would not be found: nothing may be.
      #expect(!bytes.starts(with: [0x50, 0x4B]) && !bytes.starts(with: [0x1F, 0x8B]), "\(file)")
      #expect(bytes.range(of: Data("a secret of the instructor's".utf8)) == nil, "\(file)")
      for line in hidden where bytes.range(of: Data(line.utf8)) != nil {
        Issue.record("\(file.path) holds the hidden line “\(line)”")
      }
    }
    #expect(count > 10)
  }

  private func files(below folder: URL) throws -> [URL] {
    let found = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey]))
    return try found.compactMap { $0 as? URL }.filter {
      try $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
    }
  }

  private func lines(_ file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private func contents(_ folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { !$0.lastPathComponent.hasPrefix(".") }
  }
}
