import CourseModel
import Foundation
import Grading
import Testing

@Test func `SipHash gives its authors' own example`() {
  // Appendix A of the paper: the key 00 01 … 0f, the text 00 01 … 0e.
  let hash = SipHash(key: (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908))
  #expect(hash.hash((0..<15).map { UInt8($0) }) == 0xa129_ca61_49be_45e5)
}

/// Whether two submissions meet the same inputs.
@Suite struct SeedTests {
  private static let files = [
    "Starter": "func f(x: Double) -> Double { 0 }",
    "Solution": "func f(x: Double) -> Double { x }",
    "Interface": "import Answering\n\nlet interface = [Function(\"f(x:)\", f(x:))]",
    "VisibleChecks": """
    import Checking

    let visibleChecks = [
      Check("answers") { student in
        let x = student.generator.normal()
        try student.expect(student.f(x: x), equals: f(x: x))
      }
    ]
    """,
    "HiddenChecks": "import Checking\n\nlet hiddenChecks: [Check] = []",
  ]

  @Test(arguments: SeedPolicy.allCases)
  func `the policy decides who meets the same inputs`(policy: SeedPolicy) throws {
    let course = try TemporaryCourse()
    var exercise = try course.makeExercise("seeds", Self.files)
    exercise.seedPolicy = policy
    func input(_ answer: String, _ student: String) throws -> String? {
      let file = course.folder.appending(path: "submission.swift")
      try Data("func f(x: Double) -> Double { \(answer) }\n".utf8).write(to: file)
      let report = course.grader.grade(exercise, submission: file.path, student: student)
      return report.verdicts.first?.feedback?.arguments.first?.value
    }
    let first = try #require(try input("0", "ada"))
    #expect(try input("0", "ada") == first, "the same file of the same student, always")
    #expect((try input("1", "ada") == first) == (policy != .submission))
    #expect((try input("0", "bob") == first) == (policy != .student))
  }
}
