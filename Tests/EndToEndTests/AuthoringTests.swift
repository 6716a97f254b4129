import Foundation
import Testing

/// An author with a new exercise, from its first command to the students' package.
@Suite struct AuthoringTests {
  @Test func `a new exercise is proven as it stands, and its checks catch every mutant`() throws {
    let course = try TinyCourse()
    let new = try course.gradus("exercise", "new", "mean-square", "--lesson", "02")
    #expect(new.termination == .exited(0), "\(new.errors)")
    #expect(course.exists("Exercises/02-halving/mean-square/Solution.swift"))

    let verified = try course.gradus("exercise", "verify", "mean-square")
    #expect(verified.termination == .exited(0), "\(verified.output) \(verified.errors)")
    #expect(verified.output.contains("✔ mean-square"))

    let mutated = try course.gradus("exercise", "mutate", "mean-square")
    #expect(mutated.termination == .exited(0), "\(mutated.output) \(mutated.errors)")
    #expect(mutated.output.contains("100.0 %"), "\(mutated.output)")

    // A second one of the same name is refused, and a name that is none.
    #expect(try course.gradus("exercise", "new", "mean-square").termination == .exited(64))
    let odd = try course.gradus("exercise", "new", "Mean Square")
    #expect(odd.errors.contains("gradus exercise new mean-square"), "\(odd.errors)")
  }

  @Test func `what an author gets wrong is said at its file and line`() throws {
    let course = try TinyCourse()
    let folder = "Exercises/01-doubling/double-it"
    try course.write(
      "func double(_ x: Double) -> Double { 2 * x }\n", to: "\(folder)/Starter.swift")
    try course.edit(
      "\(folder)/Mistakes/squares.swift", replacing: "Three doubled is six.",
      with: "Nobody says so.")
    try course.edit(
      "\(folder)/VisibleChecks.swift", replacing: "\"doubles three\")",
      with: "\"doubles three\", reread: \"Doublng\")")
    try course.edit(
      TinyCourse.doubling, replacing: "The slope is", with: "## Doubling\n\nThe slope is")
    let verified = try course.gradus("exercise", "verify", "double-it")
    #expect(verified.termination == .exited(1))
    for message in [
      "\(folder)/Starter.swift:1:1: error: The starter earns full marks.",
      "\(folder)/Mistakes/squares.swift:3:1: error: The feedback does not say “Nobody says so.”.",
      "\(folder)/Exercise.md:1:1: error: The lesson 01-doubling has no heading “Doublng”.",
      "  help: did you mean “Doubling”?",
    ] {
      #expect(verified.errors.contains(message), "\(verified.errors)")
    }
  }

  @Test func `survivors are reported with their place, and fail the command`() throws {
    let course = try TinyCourse()
    let folder = "Exercises/01-doubling/double-it"
    try course.write(
      "func double(_ x: Double) -> Double { abs(x) > 1000 ? x + x : 2 * x }\n",
      to: "\(folder)/Solution.swift")
    let mutated = try course.gradus("exercise", "mutate", "double-it")
    #expect(mutated.termination == .exited(1))
    #expect(mutated.output.contains("\(folder)/Solution.swift:1:"), "\(mutated.output)")
    #expect(mutated.output.contains("survived"))
  }

  @Test func `exercise commands explain themselves, and a wrong one names the nearest`() throws {
    let course = try TinyCourse()
    let family = try course.gradus("exercise", "--help")
    #expect(family.termination == .exited(0))
    for command in ["exercise new", "exercise verify", "exercise mutate"] {
      #expect(family.output.contains("gradus \(command)"))
    }
    let wrong = try course.gradus("exercise", "verfy")
    #expect(wrong.termination == .exited(64))
    #expect(wrong.errors.contains("Did you mean: gradus exercise verify"), "\(wrong.errors)")
  }
}
