import Foundation
import Processes
import Testing

/// An instructor with a folder of submissions.
@Suite struct GradeTests {
  private static let right = "func double(_ x: Double) -> Double { 2 * x }\n"
  private static let half = "func double(_ x: Double) -> Double { x == 3 ? 6 : 0 }\n"

  private func inbox() throws -> TinyCourse {
    let course = try TinyCourse()
    try course.hand(in: Self.right, "ada")
    try course.hand(in: Self.half, "bob")
    try course.hand(in: "func double(_ x: Double) -> Double { 2 * y }\n", "cy")
    return course
  }

  @Test func `a folder becomes a gradebook, and is graded once`() throws {
    let course = try inbox()
    let first = try course.gradus("grade", "inbox")
    #expect(first.termination == .exited(0), "\(first.output)\(first.errors)")
    #expect(first.errors.contains("3 of 3 submissions graded"), "\(first.errors)")
    #expect(first.output.contains("3 students: 2 graded, 1 ungradable"), "\(first.output)")
    #expect(
      try course.read("inbox-grades/gradebook.csv").components(separatedBy: "\r\n").prefix(3) == [
        "student,name,section,double-it,double-it standing,total,maximum,settled,attention",
        "ada,,,2,graded,2,2,yes,", "bob,,,1,graded,1,2,yes,",
      ])
    for file in [
      "index.html", "junit.xml", "students/ada/index.html", "students/cy/gradescope.json",
    ] {
      #expect(course.exists("inbox-grades/\(file)"), "\(file)")
    }

    try course.hand(in: Self.right, "bob")
    let second = try course.gradus("grade", "inbox")
    #expect(
      second.errors.contains(
        "1 of 3 submissions graded, 2 known from before, 1 again because the submission changed"),
      "\(second.errors)")
    try course.edit(
      "Exercises/01-doubling/double-it/HiddenChecks.swift", replacing: "0..<10", with: "0..<9")
    let third = try course.gradus("grade", "inbox")
    #expect(third.errors.contains("3 again because the checks changed"), "\(third.errors)")
  }

  @Test func `a score is explained from the file to the number`() throws {
    let course = try inbox()
    try course.write(
      "student,exercise,points,comment\nbob,double-it,0.5,good try\n", to: "comments.csv")
    _ = try course.gradus("grade", "inbox")
    let explained = try course.gradus(
      "grade", "inbox", "--comments", "comments.csv", "--explain", "bob", "double-it")
    #expect(explained.termination == .exited(0))
    for words in ["1.5 of 2 points", "doubles any number", "comments.csv:2", "good try"] {
      #expect(explained.output.contains(words), "\(explained.output)")
    }
    let unknown = try course.gradus("grade", "inbox", "--explain", "bbo", "double-it")
    #expect(unknown.termination == .exited(64))
    #expect(unknown.errors.contains("Did you mean: bob"), "\(unknown.errors)")
  }

  @Test func `an instructor's mistakes stop it before anything is graded, all at once`() throws {
    let course = try inbox()
    try course.write("rule,student,value\ndeu,*,soon\nlate,aad,10% per day\n", to: "policy.csv")
    let finished = try course.gradus("grade", "inbox", "--policy", "policy.csv")
    #expect(finished.termination == .exited(1))
    #expect(finished.errors.contains("policy.csv:2:1: error: there is no rule `deu`"))
    #expect(finished.errors.contains("policy.csv:3:6: error: there is no student `aad`"))
    #expect(!course.exists("inbox-grades/results"))
  }

  @Test func `shards together are the whole, and a missing one is told`() throws {
    let course = try inbox()
    for k in 1...3 {
      let shard = try course.gradus("grade", "inbox", "--shard", "\(k)/3")
      #expect(shard.termination == .exited(0), "\(shard.errors)")
    }
    let merged = try course.gradus("grade", "merge", "inbox")
    #expect(merged.termination == .exited(0), "\(merged.output)\(merged.errors)")
    #expect(merged.output.contains("2 graded, 1 ungradable"), "\(merged.output)")
    try FileManager.default.removeItem(
      at: course.root.appending(path: "inbox-grades/results/ada"))
    let partial = try course.gradus("grade", "merge", "inbox")
    #expect(partial.termination == .exited(1))
    #expect(partial.errors.contains("1 submission not graded yet"), "\(partial.errors)")
  }

  @Test func `Gradescope's script grades one submission, and leaves results.json`() throws {
    let course = try inbox()
    let zip = try course.gradus("export", "gradescope", "double-it")
    #expect(zip.termination == .exited(0), "\(zip.errors)")
    let unzip = try Command(
      "/usr/bin/python3",
      [
        "-c", "import sys,zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])",
        course.root.appending(path: "gradescope.zip").path,
        course.root.appending(path: "autograder/source").path,
      ]
    ).run(timeout: .seconds(60))
    #expect(unzip.termination == .exited(0), "\(unzip.errors)")
    try FileManager.default.createDirectory(
      at: course.root.appending(path: "autograder/submission"), withIntermediateDirectories: true)
    try course.write(Self.half, to: "autograder/submission/double-it.swift")
    let run = try Command(
      "/bin/bash", [course.root.appending(path: "autograder/source/run_autograder").path],
      environment: [
        "PATH": "/usr/bin:/bin", "GRADUS": TinyCourse.tool,
        "AUTOGRADER_ROOT": course.root.appending(path: "autograder").path,
      ]
    ).run(timeout: .seconds(180))
    #expect(run.termination == .exited(0), "\(run.output)\(run.errors)")
    let results = try course.read("autograder/results/results.json")
    #expect(results.contains("\"score\" : 1"), "\(results)")
  }

  @Test func `a killed run goes on where it was, among hostile submissions`() throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "killed-gradings").path
    let finished = try Command(
      "/bin/bash", [script, "50"],
      environment: ["PATH": "/usr/bin:/bin", "GRADUS": TinyCourse.tool, "HOME": "/nonexistent"]
    ).run(timeout: .seconds(900))
    #expect(finished.termination == .exited(0), "\(finished.output)\(finished.errors)")
    #expect(finished.output.contains("killed twice: the gradebook is the one foreseen"))
  }

  @Test func `similar submissions are ranked, with a warning`() throws {
    let course = try TinyCourse()
    let body = """
      { (a: [Double]) -> Double in
        var s = 0.0
        for v in a { if v > 0 { s += v } else { s -= v } }
        return s * (a.isEmpty ? 0 : 1)
      }
      """
    try course.hand(
      in: "let f = \(body)\nfunc double(_ x: Double) -> Double { f([x, x]) }\n", "ada")
    try course.hand(
      in: "// mine\nlet g = \(body)\nfunc double(_ n: Double) -> Double { g([n, n]) }\n", "bob")
    try course.hand(in: Self.right, "cy")
    let finished = try course.gradus("similar", "inbox")
    #expect(finished.termination == .exited(0), "\(finished.errors)")
    #expect(finished.output.contains("1. 100 %  ada and bob"), "\(finished.output)")
    #expect(finished.output.contains("never a proof of copying"))
    #expect(course.exists("inbox-grades/similar.html"))
  }
}

extension TinyCourse {
  fileprivate func hand(in text: String, _ student: String) throws {
    let folder = root.appending(path: "inbox/\(student)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write(text, to: "inbox/\(student)/double-it.swift")
  }
}
