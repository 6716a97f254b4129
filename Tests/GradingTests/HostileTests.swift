import CourseModel
import Foundation
import Grading
import Testing

/// Submissions that try to gain a point, or to harm the machine, instead of answering.
enum Hostile {
  /// What must become of each file of the folder `Hostile`, and what its feedback must say.
  static let attacks: [(file: String, outcome: String, says: String)] = [
    // Ending, answering or speaking in the program's place.
    ("exits-early", "graded", "ended the program (exit status 0)"),
    ("runs-before-main", "graded", "ended the program"),
    ("replaces-exit", "graded", "expected  1.0"),
    ("replaces-main", "ungradable", "multiple definitions of symbol 'main'"),
    ("replaces-reading", "graded", "answers all four rows 0/1"),
    ("equals-everything", "graded", "actual    «nan»"),
    ("prints-a-verdict", "graded", "│ 4 of 4 points"),
    ("fakes-a-trap", "graded", "Your code stopped: all checks passed"),
    ("handles-its-traps", "limitExceeded", "No answer within"),
    ("answers-at-the-end", "graded", "wrote to the grader's channel"),
    ("becomes-another-program", "graded", "answers all four rows 0/1"),
    // The channel.
    ("forges-frames", "graded", "wrote to the grader's channel"),
    ("floods-the-channel", "graded", "wrote to the grader's channel"),
    ("nests-frames", "graded", "wrote to the grader's channel"),
    ("answers-endless-shapes", "graded", "wrote to the grader's channel"),
    ("answers-nonsense", "graded", "answers all four rows 0/1"),
    ("says-that-nothing-exists", "graded", "wrote to the grader's channel"),
    ("blames-the-arguments", "graded", "wrote to the grader's channel"),
    ("closes-descriptors", "graded", "before it returned an answer"),
    // Other programs, and the machine.
    ("forks", "graded", "actual    «0.0»"),
    ("daemonizes", "graded", "actual    «0.0»"),
    ("kills", "graded", "killed its own process"),
    ("traces", "graded", "│ 0 processes"),
    ("leaves-the-sandbox", "graded", "│ 0 ways out"),
    ("connects", "graded", "│ no connection"),
    ("opens-sockets", "graded", "│ 0 sockets"),
    ("loads-libraries", "graded", "│ loaded"),
    ("tells-its-surroundings", "graded", "Your code printed:"),
    // Files.
    ("reads-the-checks", "graded", "│ looked at"),
    ("seeks-canaries", "graded", "│ searched"),
    ("writes-files", "graded", "actual    «0.0»"),
    ("makes-many-files", "graded", "│ 0 files"),
    // Limits.
    ("recurses", "graded", "ran out of stack"),
    ("loops", "limitExceeded", "is there a loop that does not end?"),
    ("sleeps", "limitExceeded", "is there a loop that does not end?"),
    ("sleeps-a-little", "limitExceeded", "earlier calls"),
    ("stops-itself", "limitExceeded", "is there a loop that does not end?"),
    ("starts-threads", "graded", "│ few threads"),
    ("hoards-memory", "limitExceeded", "more than the 512 MB"),
    ("hoards-shared-memory", "graded", "│ 0 segments"),
    ("prints-a-gigabyte", "limitExceeded", "printed more than 1 MB"),
    ("floods-stderr", "limitExceeded", "printed more than 1 MB"),
    // The compiler.
    ("calls-the-reference", "ungradable", "a function that exists nowhere"),
    ("busies-the-type-checker", "ungradable", "unable to type-check this expression"),
    ("nests-generics", "limitExceeded", "takes too long or too much memory"),
    ("imports-foundation", "ungradable", "does not allow `import Foundation`"),
    ("imports-quietly", "ungradable", "does not allow `import Foundation`"),
    ("loads-macros", "ungradable", "Evil"),
    ("fakes-a-broken-build", "ungradable", "does not declare what this exercise asks for"),
    // Who reads the report.
    ("prints-escapes", "graded", "<script>"),
    ("names-escapes", "ungradable", "a function that exists nowhere"),
    ("throws-its-inputs", "graded", "inputs 0.0 0.0"),
  ]

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Hostile")

  static func file(_ name: String) -> String { folder.appending(path: "\(name).swift").path }

  static let seconds = 1.0

  /// It grades these in a sandbox or not at all, whatever the machine is short of.
  static func grader(of course: String) throws -> Grader {
    var grader = try Grader(course: course)
    grader.confinement = .sandboxed
    return grader
  }

  static var exercise: Exercise {
    var exercise = CourseExercises.named("threshold-xor")
    exercise.limits = ExerciseLimits(seconds: seconds, memoryMegabytes: 512)
    return exercise
  }
}

@Suite(.enabled(if: Confinement.strongestAvailable() == .sandboxed, "needs bubblewrap"))
struct HostileTests {
  @Test func `every hostile file is tried`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Hostile.folder.path)
    #expect(Set(files) == Set(Hostile.attacks.map { "\($0.file).swift" }))
  }

  /// In groups, because the secrets take a moment to plant.
  @Test(arguments: 0..<4)
  func `a hostile submission gains nothing, learns nothing and ends in time`(group: Int) throws {
    let secrets = try PlantedSecrets()
    for (number, attack) in Hostile.attacks.enumerated() where number % 4 == group {
      let honest = ContinuousClock().measure { _ = secrets.grade(secrets.solution) }
      var report: Report?
      let time = ContinuousClock().measure { report = secrets.grade(Hostile.file(attack.file)) }
      let found = try #require(report)
      let text = ReportText(found, title: attack.file).text
      #expect(found.score == 0, "\(text)")
      #expect(found.outcome.name == attack.outcome, "\(text)")
      #expect(text.contains(attack.says), "\(text)")
      #expect(!text.contains("found /"), "\(attack.file) saw a file of the exercise")
      for part in [text, try ReportJSON(found).text] {
        #expect(!part.contains(secrets.canary), "\(attack.file) saw a canary")
        #expect(!part.contains("secret-setting"), "\(attack.file) saw this program's environment")
        #expect(!part.contains("descriptor "), "\(attack.file) was given a descriptor")
      }
      let acting = text.unicodeScalars.filter {
        $0.properties.generalCategory == .format
          || ($0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t")
      }
      #expect(acting.isEmpty, "\(attack.file) acts on the terminal")
      // What an honest one takes varies with the machine; where a submission forges answers, the
      // exercise's solution is graded beside it. Compiling has limits of its own, of which
      // that of the clock on the wall, tried twice, is the longest.
      let compiling = attack.file == "nests-generics" ? Duration.seconds(90) : .zero
      let limit: Duration = Duration.seconds(Hostile.seconds + 1) + honest * 6 + compiling
      #expect(time < limit, "\(attack.file) took \(time)")
    }
  }

  @Test func `honest submissions among hostile ones earn exactly their points`() throws {
    let exercise = Hostile.exercise
    let grader = try Hostile.grader(of: CourseExercises.course)
    let folder = "\(grader.course)/\(exercise.directory)"
    let honest: [(file: String, score: Int)] = [
      ("\(folder)/Solution.swift", 4), ("\(folder)/Mistakes/narrow-margin.swift", 3),
      ("\(folder)/Starter.swift", 0),
    ]
    let hostile = [
      "forks", "starts-threads", "loops", "hoards-memory", "prints-a-gigabyte", "kills",
      "floods-the-channel", "says-that-nothing-exists", "exits-early", "makes-many-files",
    ]
    var batch: [(file: String, score: Int)] = []
    for (number, file) in hostile.enumerated() {
      batch += [honest[number % honest.count], (Hostile.file(file), 0)]
    }
    let files = batch.map(\.file)
    let reports = Reports(count: batch.count)
    DispatchQueue.concurrentPerform(iterations: files.count) { number in
      reports[number] = grader.grade(exercise, submission: files[number])
    }
    for (number, (file, score)) in batch.enumerated() {
      #expect(reports[number]?.score == score, "\(file): \(String(describing: reports[number]))")
    }
  }

  @Test func `no process and no folder outlives its grading`() throws {
    let before = try leftovers()
    for file in ["forks", "sleeps", "daemonizes", "nests-generics", "starts-threads"] {
      _ = try Hostile.grader(of: CourseExercises.course).grade(
        Hostile.exercise, submission: Hostile.file(file))
    }
    // Other gradings of this run may come and go meanwhile; those that stay are leftovers.
    var left = try leftovers().subtracting(before)
    for _ in 0..<300 where !left.isEmpty {
      usleep(100_000)
      left.formIntersection(try leftovers())
    }
    #expect(left == [])
  }

  /// Processes that compile or run a submission, and folders of gradings.
  private func leftovers() throws -> Set<String> {
    let files = FileManager.default
    let ours = "gradus-grading-\(getpid())-"
    let processes = try files.contentsOfDirectory(atPath: "/proc").filter {
      guard $0.allSatisfy(\.isNumber) else { return false }
      let words = (try? String(contentsOfFile: "/proc/\($0)/cmdline", encoding: .utf8)) ?? ""
      return words.contains("/\(ours)") && words.contains("/submission")
    }
    let temporary = files.temporaryDirectory.path
    let folders = try files.contentsOfDirectory(atPath: temporary)
      .filter { $0.hasPrefix(ours) }
    return Set(processes + folders)
  }
}

/// A course with one exercise, beside whose hidden checks, and in whose owner's home, lie files that
/// no submission may see; and an environment and a descriptor that none may get.
private final class PlantedSecrets {
  let canary = "canary-\(UUID().uuidString)"
  let solution: String
  private let grader: Grader
  private let course: URL
  private let planted: [URL]
  private let descriptor: Int32

  init() throws {
    let files = FileManager.default
    course = files.temporaryDirectory.appending(path: "Secrets-\(UUID().uuidString)")
    let exercise = course.appending(path: Hostile.exercise.directory)
    try files.createDirectory(
      at: exercise.deletingLastPathComponent(), withIntermediateDirectories: true)
    try files.copyItem(
      at: URL(fileURLWithPath: CourseExercises.course)
        .appending(path: Hostile.exercise.directory), to: exercise)
    solution = exercise.appending(path: "Solution.swift").path
    planted = [
      exercise.appending(path: canary), files.homeDirectoryForCurrentUser.appending(path: canary),
      files.temporaryDirectory.appending(path: canary),
    ]
    for file in planted { try Data(canary.utf8).write(to: file) }
    let checks = exercise.appending(path: "HiddenChecks.swift")
    let text = try String(contentsOf: checks, encoding: .utf8)
    try Data("// \(canary)\n\(text)".utf8).write(to: checks)
    setenv("GRADUS_TEST_SETTING", "secret-setting", 1)
    // Neither closed nor marked to be closed when another program starts.
    descriptor = open(planted[0].path, O_RDONLY)
    grader = try Hostile.grader(of: course.path)
    // The first one also has the checks compiled.
    _ = grade(solution)
  }

  deinit {
    close(descriptor)
    for file in planted + [course] { try? FileManager.default.removeItem(at: file) }
  }

  func grade(_ file: String) -> Report {
    grader.grade(Hostile.exercise, submission: file)
  }
}

/// Reports that several threads hand in.
private final class Reports: @unchecked Sendable {
  private let lock = NSLock()
  private var reports: [Report?]

  init(count: Int) { reports = Array(repeating: nil, count: count) }

  subscript(number: Int) -> Report? {
    get { lock.withLock { reports[number] } }
    set { lock.withLock { reports[number] = newValue } }
  }
}

extension Report.Outcome {
  /// Its case, without what it carries.
  var name: String {
    switch self {
    case .graded: "graded"
    case .ungradable: "ungradable"
    case .limitExceeded: "limitExceeded"
    case .graderFault: "graderFault"
    }
  }
}
