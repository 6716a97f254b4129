import CellRunning
import CourseModel
import Testing

@Suite struct ExpectedFailureTests {
  @Test func `a cell that fails as announced is content, and leaves no trace`() throws {
    let run = try Lesson.run(
      "var n = 1\nstruct E: Error {}",
      SampleCell("let text: String = n", fails: .compile),
      SampleCell("n = 100\nlet lost = 1\nprint([1][n])", fails: .trap, values: ["n"]),
      SampleCell("n = 200\nthrow E()", fails: .throw),
      "let lost = n\nprint(lost)")
    #expect(
      run.results.map(\.status) == [
        .succeeded, .failedAsExpected, .failedAsExpected, .failedAsExpected, .succeeded,
      ])
    #expect(run.results.map(\.failure?.kind) == [nil, .compile, .trap, .throw, nil])
    #expect((1...3).map { run.failureLine($0) } == [200, 302, 401])
    #expect(run.text(4) == "1\n")
    // A value after a failed cell reads the state that stands: the one before it.
    #expect(run.executed.values == [0: "1"])
  }

  @Test(arguments: [Cell.ExpectedFailure.compile, .trap, .throw])
  func `a cell that does not fail as announced fails the lesson`(kind: Cell.ExpectedFailure) throws
  {
    let run = try Lesson.runToFailure(SampleCell("print(1)", fails: kind), "print(2)")
    #expect(run.results[0].failure?.kind == .didNotFail)
    #expect(run.results[0].failure?.message.contains("fails=\(kind.rawValue)") == true)
    #expect(run.results[1].status == .notRun)
  }

  @Test func `a cell that fails another way than announced shows how`() throws {
    let run = try Lesson.runToFailure(SampleCell("print([1][3])", fails: .throw))
    #expect(run.results[0].status == .failed && run.results[0].failure?.kind == .trap)
  }
}
