import CellRunning
import CourseModel
import Testing

@Suite struct FailureTests {
  @Test func `every compile error is told at the lesson's own line and column`() throws {
    let run = try Lesson.runToFailure(
      "struct Known { var x = 1 }",
      """
      import Foundation; let a: Int = "one"
      let b = Known().y

      missing(b)
      """,
      "print(1)")
    let failure = try #require(run.results[1].failure)
    #expect(failure.kind == .compile)
    #expect(failure.diagnostics.map(\.location.line) == [200, 201, 203])
    // The columns are the lesson's, though the compiler saw longer lines.
    #expect(failure.diagnostics.map(\.location.column) == [33, 17, 1])
    #expect(
      failure.message
        == "cannot convert value of type 'String' to specified type 'Int' (and 2 more)")
    #expect(run.results.map(\.status) == [.succeeded, .failed, .notRun])
  }

  @Test func `a note about an earlier cell names that cell's line`() throws {
    let run = try Lesson.runToFailure(
      "let one = 1\nstruct Sealed { let value: Int }",
      "extension Sealed: Equatable {}")
    let notes = run.results[1].failure?.diagnostics.first?.notes ?? []
    #expect(notes.contains { $0.location.line == 101 })
  }

  @Test func `a mistake in an inline value is told at its place in the prose`() throws {
    let run = try Lesson.runToFailure(
      SampleCell("let a = 1", values: ["a", "a + unknown"]), "print(a)")
    #expect(run.results[0].failure?.kind == .compile)
    #expect(run.failureLine(0) == 111)
    #expect(run.results[0].failure?.location?.column == 16)
    #expect(run.executed.values == [:])
  }

  @Test func `a trap keeps what was shown before it and names the line`() throws {
    let run = try Lesson.runToFailure(
      """
      func third(_ list: [Int]) -> Int {
        list[2]
      }
      """,
      """
      print("before")
      show(1)
      print("half a line", terminator: "")
      print(third([1, 2]))
      print("after")
      """)
    #expect(
      run.results[1].outputs == [.text("before\n"), .value("1"), .text("half a line")])
    let failure = try #require(run.results[1].failure)
    #expect(failure.kind == .trap && failure.message == "Index out of range")
    #expect(run.failureLine(1) == 101)
    #expect(failure.diagnostics.first?.notes.map(\.location.line) == [203])
  }

  @Test(arguments: [
    ("var m = Int.max - n", "m += 1 + n", "Arithmetic overflow"),
    (
      "let none: Int? = nil", "print(none!)",
      "Unexpectedly found nil while unwrapping an Optional value"
    ),
    (
      "let any: Any = 1", "print(any as! String)",
      "Could not cast value of type 'Swift.Int' to 'Swift.String'."
    ),
    ("let zero = n", "print(1 / zero)", "Division by zero"),
    ("let m = n", "precondition(m > 0, \"m is positive; got \\(m).\")", "m is positive; got 0."),
    ("let n3 = n", "fatalError(\"first\\nsecond\")", "first\nsecond"),
  ])
  func `traps say what went wrong, where`(setup: String, cause: String, message: String) throws {
    let run = try Lesson.runToFailure("let n = 0", SampleCell("\(setup)\n\n\(cause)\nprint(2)"))
    #expect(run.results[1].failure?.kind == .trap)
    #expect(run.results[1].failure?.message == message)
    #expect(run.failureLine(1) == 202)
  }

  @Test func `a precondition of the library is told at the learner's line`() throws {
    let run = try Lesson.runToFailure(
      """
      let a = Tensor.ones([2, 3])
      let b = Tensor.ones([4, 5])

      let c = matmul(a, b)
      """)
    #expect(run.results[0].failure?.kind == .trap)
    #expect(run.failureLine(0) == 103)
    #expect(run.results[0].failure?.message.contains("[2, 3]") == true)
  }

  @Test func `an error at top level is told at the line that tried`() throws {
    let run = try Lesson.runToFailure(
      """
      enum Bad: Error { case value(Int) }
      func check(_ n: Int) throws -> Int {
        if n > 2 { throw Bad.value(n) }
        return n
      }
      """,
      """
      let caught = try? check(5)
      print(try check(1))

      let inner = try check(9) + 1
      print("never")
      """)
    let failure = try #require(run.results[1].failure)
    #expect(failure.kind == .throw && failure.message == "Bad.value(9)")
    #expect(run.failureLine(1) == 203)
    #expect(run.text(1) == "1\n")
  }

  @Test func `an error thrown by the cell itself is told in its own words`() throws {
    let run = try Lesson.runToFailure(
      """
      struct Explained: Error, CustomStringConvertible { var description: String { "too small" } }
      for k in 0..<3 where k == 1 {
        throw Explained()
      }
      """)
    #expect(run.results[0].failure?.message == "too small")
    #expect(run.failureLine(0) == 102)
  }

  @Test func `a typed throw is located too`() throws {
    let run = try Lesson.runToFailure(
      """
      enum Oops: Error { case it }
      func fail() throws(Oops) { throw .it }
      print(1)
      try fail()
      """)
    #expect(run.results[0].failure?.message == "Oops.it")
    #expect(run.failureLine(0) == 103)
  }

  @Test func `ending the process is a failure, even with exit code 0`() throws {
    let run = try Lesson.runToFailure("print(\"x\")\nexit(0)", "print(2)")
    #expect(run.results[0].failure?.kind == .exit && run.failureLine(0) == 101)
    #expect(run.text(0) == "x\n" && run.results[1].status == .notRun)
  }

  @Test func `endless recursion is told as what it is`() throws {
    let run = try Lesson.runToFailure(
      "func down(_ n: Int) -> Int {\n  n + down(n + 1)\n}", "print(\"start\")\nprint(down(0))")
    let failure = try #require(run.results[1].failure)
    #expect(failure.message == "the stack overflowed: a function calls itself without end")
    #expect((100...102).contains(run.failureLine(1) ?? 0) && run.text(1) == "start\n")
  }

  @Test func `a broken claim fails its cell, and later cells still run`() throws {
    let run = try Lesson.runToFailure(
      """
      let accuracy = 0.5
      expect(accuracy > 0.1, "better than nothing")
      expect(accuracy, in: 0.9...1, "almost all are right")
      """,
      "print(accuracy)")
    let failure = try #require(run.results[0].failure)
    #expect(failure.kind == .expectation && run.failureLine(0) == 102)
    #expect(failure.message == "this does not hold: almost all are right; found 0.5")
    #expect(run.results[1].status == .succeeded && run.text(1) == "0.5\n")
    #expect(run.results[0].outputs.count == 2)
  }
}
