import CourseModel
import Foundation
import Grading
import Testing

/// Answers that are right and yet not earned, and answers that are to tell what they were asked.
@Suite struct HonestyTests {
  /// The gradient of Σ (tanh(wᵢxᵢ) − tᵢ)², for two thousand weights.
  private static let slopes = [
    "Starter": "func gradient(w: [Double], x: [Double], t: [Double]) -> [Double] { w }",
    "Solution": """
    import Glibc

    func loss(w: [Double], x: [Double], t: [Double]) -> Double {
      w.indices.reduce(0) { sum, i in
        let error = tanh(w[i] * x[i]) - t[i]
        return sum + error * error
      }
    }

    func gradient(w: [Double], x: [Double], t: [Double]) -> [Double] {
      w.indices.map { i in
        let y = tanh(w[i] * x[i])
        return 2 * (y - t[i]) * (1 - y * y) * x[i]
      }
    }
    """,
    "Interface": """
    import Answering

    let interface = [Function("gradient(w:x:t:)", gradient(w:x:t:))]
    """,
    "VisibleChecks": """
    import Checking

    let visibleChecks = [
      Check("the gradient is derived, not measured") { student in
        let numbers = (0..<3).map { _ in (0..<2000).map { _ in student.generator.normal() } }
        let (w, x, t) = (numbers[0], numbers[1], numbers[2])
        let found = try student.expect(
          costsAtMost: 100, timesThatOf: { gradient(w: w, x: x, t: t) },
          remark: "It is measured.", of: { try student.gradient(w: w, x: x, t: t) })
        try student.expectGradient(found, equals: gradient(w: w, x: x, t: t), within: 1e-5)
      }
    ]
    """,
    "HiddenChecks": "import Checking\\n\\nlet hiddenChecks: [Check] = []",
  ].mapValues { $0.replacing("\\n", with: "\n") }

  @Test func `a gradient by finite differences is refused where the exercise asks for it`() throws {
    let course = try TemporaryCourse()
    let exercise = try course.makeExercise("slopes", Self.slopes)
    let derived = try course.grade(exercise, Self.slopes["Solution"]!)
    #expect(derived.hasFullMarks, "\(derived)")

    let solution = Self.slopes["Solution"]!
    let measured =
      solution[..<solution.range(of: "func gradient")!.lowerBound] + """
        func gradient(w: [Double], x: [Double], t: [Double]) -> [Double] {
          w.indices.map { i in
            var (above, below) = (w, w)
            above[i] += 1e-5
            below[i] -= 1e-5
            return (loss(w: above, x: x, t: t) - loss(w: below, x: x, t: t)) / 2e-5
          }
        }
        """
    let report = try course.grade(exercise, String(measured))
    #expect(report.outcome == .graded)
    #expect(report.score == 0)
    #expect(report.verdicts.first?.feedback?.remark == "It is measured.")
  }

  private static let doubling = [
    "Starter": "func f(x: Double) throws -> Double { 0 }",
    "Solution": "func f(x: Double) throws -> Double { 2 * x }",
    "Interface": """
    import Answering

    let interface = [Function("f(x:)", f(x:))]
    """,
    "VisibleChecks": """
    import Checking

    let visibleChecks = [
      Check("doubles any number") { student in
        let x = student.generator.normal()
        try student.expect(student.f(x: x), equals: 2 * x)
      }
    ]
    """,
    "HiddenChecks": """
    import Checking

    let hiddenChecks = [
      Check("doubles 0.8125") { student in
        try student.expect(student.f(x: 0.8125), equals: 1.625)
      }
    ]
    """,
  ]

  @Test func `checks for many are optimized, but not where costs are compared`() throws {
    let course = try TemporaryCourse()
    let many = try Grader(course: course.folder.path, seed: 1, isForMany: true)
    let one = try Grader(course: course.folder.path, seed: 1)
    let file = course.folder.appending(path: "half.swift")
    try Data("func f(x: Double) throws -> Double { x < 0 ? 0 : 2 * x }\n".utf8).write(to: file)
    func checkers() throws -> Int {
      try FileManager.default.contentsOfDirectory(
        atPath: course.folder.path + "/.gradus/cache/checkers"
      ).count
    }

    let doubling = try course.makeExercise("doubling", Self.doubling)
    let report = one.grade(doubling, submission: file.path)
    #expect(try checkers() == 1)
    let again = many.grade(doubling, submission: file.path)
    #expect(again.outcome == .graded && again.score == report.score)
    #expect(again.verdicts.map(\.status) == report.verdicts.map(\.status))
    #expect(try checkers() == 2)

    let slopes = try course.makeExercise("slopes", Self.slopes)
    try Data(Self.slopes["Solution"]!.utf8).write(to: file)
    #expect(one.grade(slopes, submission: file.path).hasFullMarks)
    #expect(many.grade(slopes, submission: file.path).hasFullMarks)
    #expect(try checkers() == 3)
  }

  @Test func `answers learnt from one grading earn nothing in the next`() throws {
    let course = try TemporaryCourse()
    let exercise = try course.makeExercise("doubling", Self.doubling)
    let probe = try course.grade(
      exercise, "func f(x: Double) throws -> Double { print(\"seen\", x); return 0 }")
    let seen = try #require(
      probe.printed.split(separator: " ").last.flatMap { Double($0.dropLast()) })
    let learnt = try course.grade(
      exercise, "func f(x: Double) throws -> Double { x == \(seen) ? \(2 * seen) : 0 }")
    #expect(learnt.score == 0)
  }

  @Test func `what a hidden check asks leaves by no door`() throws {
    let course = try TemporaryCourse()
    let exercise = try course.makeExercise("doubling", Self.doubling)
    let doors = [
      "print(\"seen\", x); return 0",
      "struct Seen: Error { var x: Double }; throw Seen(x: x)",
      "fatalError(\"seen \\(x)\")",
      "fputs(\"seen \\(x)\\n\", stderr); exit(Int32(x * 16))",
    ]
    for door in doors {
      let report = try course.grade(
        exercise, "import Glibc\n\nfunc f(x: Double) throws -> Double { \(door) }")
      #expect(report.score == 0)
      let text = try ReportJSON(report).text
      // The exercise's author gave the number away, in the check's name.
      #expect(!text.replacing("doubles 0.8125", with: "").contains("0.8125"), "\(text)")
      #expect(!text.contains("status 13"), "\(text)")
    }
  }

  @Test func `source that nests without end exhausts nobody's stack`() throws {
    let course = try TemporaryCourse()
    let exercise = try course.makeExercise("doubling", Self.doubling)
    // Where the compiler does not look, but a parser does; and a function that does not fit.
    for chain in [".a", "()", "!", "[0]", "?.a"] {
      let deep = String(repeating: chain, count: 240_000 / chain.count)
      let report = try course.grade(
        exercise, "#if false\nlet deep = x\(deep)\n#endif\nfunc h(y: Int) -> Int { y }\n")
      guard case .ungradable(_, let diagnostics) = report.outcome else {
        Issue.record("it was \(report.outcome)")
        continue
      }
      #expect(diagnostics.first?.message.contains("func f(x: Double)") == true)
    }
  }

  @Test func `files beside a submission are nothing to the compiler`() throws {
    let course = try TemporaryCourse()
    let exercise = try course.makeExercise("doubling", Self.doubling)
    try Data("module Secrets { header \"/etc/passwd\" export * }\n".utf8)
      .write(to: course.folder.appending(path: "module.modulemap"))
    try Data("import PackageDescription\nfatalError(\"ran\")\n".utf8)
      .write(to: course.folder.appending(path: "Package.swift"))
    let right = try course.grade(exercise, Self.doubling["Solution"]!)
    #expect(right.hasFullMarks)
    let imports = try course.grade(exercise, "import Secrets\n\(Self.doubling["Solution"]!)")
    #expect(imports.outcome.name == "ungradable")
    #expect(!"\(imports)".contains("root:"))
  }
}

@Test func `where nothing confines submissions, other people's are not graded unless trusted`()
  throws
{
  let none = Confinement.unconfined(reason: "there is no bubblewrap")
  #expect(try Confinement.forSubmissions(trusted: false, strongest: .sandboxed) == .sandboxed)
  #expect(try Confinement.forSubmissions(trusted: true, strongest: none) == none)
  let refusal = try #require(throws: GraderError.self) {
    try Confinement.forSubmissions(trusted: false, strongest: none)
  }
  #expect(refusal.description.contains("there is no bubblewrap"))
  #expect(refusal.description.contains("--trust-submissions"))
}

@Test func `time that other programs took is not charged`() {
  let before = Consumption(cpuSeconds: 1, waitedSeconds: 2)
  func charge(cpu: Double, waited: Double, elapsed: Double) -> Double {
    Consumption(cpuSeconds: 1 + cpu, waitedSeconds: 2 + waited)
      .charge(since: before, elapsed: elapsed)
  }
  #expect(charge(cpu: 1, waited: 0, elapsed: 1) == 1, "it computed")
  #expect(charge(cpu: 0, waited: 0, elapsed: 1) == 1, "it slept")
  #expect(charge(cpu: 0.25, waited: 0.75, elapsed: 1) == 0.25, "it waited for a processor")
  #expect(charge(cpu: 2, waited: 0, elapsed: 1) == 2, "two threads computed")
}

@Test func `a value is made once for each key, by whoever comes first`() async {
  let once = OnceEach<Int>()
  let made = await withTaskGroup(of: Int.self) { group in
    for number in 0..<20 {
      group.addTask {
        once.value(for: "key \(number % 2)") {
          usleep(20_000)
          return number
        }
      }
    }
    return await group.reduce(into: Set<Int>()) { $0.insert($1) }
  }
  #expect(made.count == 2)
}
