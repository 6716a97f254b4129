import Foundation
import Testing

/// What a newcomer types, rightly and wrongly.
@Suite struct CommandLineTests {
  @Test func `every command explains itself with examples`() throws {
    let course = try TinyCourse()
    let overview = try course.gradus("--help")
    #expect(overview.termination == .exited(0))
    for command in [
      "build", "serve", "run", "watch", "check", "hint", "list", "cache", "clean",
    ] {
      #expect(overview.output.contains(command))
      let help = try course.gradus(command, "--help")
      #expect(help.termination == .exited(0))
      #expect(help.output.contains("Usage: gradus \(command)"))
      #expect(help.output.contains("Examples:"))
    }
  }

  @Test(arguments: [
    (["biuld"], "gradus build"), (["build", "--jsno"], "gradus build --json"),
    (["run"], "gradus run LESSON"), (["run", "01-dubling"], "gradus run 01-doubling"),
    (["check", "duble-it"], "gradus check double-it"), (["list", "extra"], "gradus list"),
    (["build", "01-doubling"], "gradus run 01-doubling"),
  ])
  func `wrong usage exits 64 with the nearest right command`(words: [String], nearest: String)
    throws
  {
    let course = try TinyCourse()
    let finished = try course.gradus(words)
    #expect(finished.termination == .exited(64))
    #expect(finished.errors.contains("Did you mean: \(nearest)"), "\(finished.errors)")
  }

  @Test func `run prints each cell's outputs, and nothing else in a pipe`() throws {
    let course = try TinyCourse()
    let finished = try course.gradus("run", "01-doubling")
    #expect(finished.termination == .exited(0), "\(finished.errors)")
    #expect(finished.output.contains("seven doubled: 14.0"))
    #expect(finished.output.contains("42.0"))
    #expect(!finished.output.contains("\u{1B}") && !finished.errors.contains("\u{1B}"))
  }

  @Test func `list names lessons and exercises, for people and for programs`() throws {
    struct Listing: Decodable {
      struct Lesson: Decodable { var name: String, title: String, exercises: [String] }
      var title: String, lessons: [Lesson]
    }
    let course = try TinyCourse()
    #expect(try course.gradus("list").output.contains("01-doubling"))
    let json = try course.gradus("list", "--json")
    let listing = try JSONDecoder().decode(Listing.self, from: Data(json.standardOutput))
    #expect(listing.lessons.map(\.name) == ["01-doubling", "02-halving"])
    #expect(listing.lessons[0].exercises == ["double-it"])
  }

  @Test func `clean removes what was generated and nothing that a person wrote`() throws {
    let course = try TinyCourse()
    _ = try course.gradus("build")
    _ = try course.gradus("check", "double-it")
    #expect(try course.gradus("clean").termination == .exited(0))
    #expect(!course.exists("site/public") && !course.exists(".gradus"))
    #expect(course.exists("work/double-it.swift"))
  }

  @Test func `outside a course one sentence says so`() throws {
    let course = try TinyCourse()
    let finished = try course.gradus("list", "--course", "/usr/share")
    #expect(finished.termination == .exited(64))
    #expect(finished.errors.contains("no course"))
  }
}
