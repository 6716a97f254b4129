import Foundation
import Testing

/// A learner at an exercise, from the first command to full marks.
@Suite struct CheckTests {
  @Test func `the first check lays out the starter, later ones grade the learner's file`() throws {
    let course = try TinyCourse()
    let first = try course.gradus("check", "double-it")
    #expect(first.termination == .exited(1))
    #expect(course.exists("work/double-it.swift"))
    #expect(first.errors.contains("work/double-it.swift"), "\(first.errors)")

    try course.write(
      "public func double(_ x: Double) -> Double { x + 2 }\n", to: "work/double-it.swift")
    let wrong = try course.gradus("check", "double-it")
    #expect(wrong.termination == .exited(1))
    #expect(wrong.output.contains("expected"), "\(wrong.output)")

    try course.write(
      "public func double(_ x: Double) -> Double { 2 * x }\n", to: "work/double-it.swift")
    let right = try course.gradus("check", "double-it")
    #expect(right.termination == .exited(0), "\(right.output) \(right.errors)")
    #expect(right.output.contains("2/2") || right.output.contains("2 of 2"), "\(right.output)")
  }

  @Test func `a file that does not compile is shown its own line, and no score`() throws {
    let course = try TinyCourse()
    _ = try course.gradus("check", "double-it")
    try course.write(
      "// mine\nfunc double(_ x: Double) -> Double { 2 * y }\n", to: "work/double-it.swift")
    let finished = try course.gradus("check", "double-it")
    #expect(finished.termination == .exited(1))
    #expect((finished.output + finished.errors).contains("double-it.swift:2:"))
    #expect(!finished.output.contains("0/2"))
  }

  @Test func `hints come one at a time`() throws {
    let course = try TinyCourse()
    let hint = try course.gradus("hint", "double-it")
    #expect(hint.termination == .exited(0))
    #expect(hint.output.contains("x + x"), "\(hint.output)")
  }
}
