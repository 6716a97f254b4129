import BatchGrading
import CourseModel
import Foundation
import Grading

/// `gradus grade DIR`: whatever students handed in, to a gradebook.
enum Grade: Subcommand {
  static let name = "grade"
  static let summary = "Grade a folder of submissions, and write the gradebook and feedback."
  static let operand: Operand? = Operand(
    name: "DIR",
    explanation: "a folder or zip of submissions, or a roster with paths; `merge DIR` for shards",
    isRepeated: true)
  static let options =
    GradingOrder.options + [
      Option(name: "--jobs", value: "N", explanation: "submissions at a time (default: cores)"),
      Option(name: "--shard", value: "I/N", explanation: "grade the I-th of N parts only"),
      Option(
        name: "--explain", value: "STUDENT EXERCISE", explanation: "say how one score came about"),
      Option(
        name: "--trust-submissions",
        explanation: "grade also where no sandbox can be had: the code may do what you may"),
      .json, .course,
    ]
  static let examples = [
    Example("gradus grade inbox", "grade all, and write inbox-grades/gradebook.csv and feedback"),
    Example("gradus grade inbox", "the same again: go on, and grade again only what changed"),
    Example("gradus grade canvas.zip --policy late.csv", "a platform's export, with late days"),
    Example("gradus grade inbox --explain ada threshold-xor", "how one score came about"),
    Example("gradus grade inbox --shard 2/8", "one of eight parts, for one of eight machines"),
    Example("gradus grade merge inbox", "put the parts together"),
  ]

  static func run(_ arguments: Arguments) throws -> ExitStatus {
    let isMerge = arguments.operands.count == 2 && arguments.operands[0] == "merge"
    guard isMerge || arguments.operands.count == 1 else {
      throw UsageError(
        "`gradus grade` takes one DIR, but got `\(arguments.operands.joined(separator: " "))`",
        nearest: "gradus grade \(arguments.operands[0])")
    }
    guard let order = try GradingOrder(arguments, folder: arguments.operands.last!) else {
      return .failure
    }
    if let words = arguments.values(of: "--explain") {
      return try explain(words[0], words[1], order)
    }
    var submissions = order.taken.submissions
    let shard = try shard(arguments)
    if let shard { submissions = submissions.filter(shard.contains) }
    if !isMerge {
      let isDone = try grade(submissions, order, arguments)
      if !isDone || shard != nil { return isDone ? .success : .failure }
    }
    order.store.sweep()
    let gradebook = try order.resultsFolder.write(order.taken, title: order.title)
    return try GradebookSummary(gradebook, results: order.results).tell(arguments)
  }

  private static func shard(_ arguments: Arguments) throws -> Shard? {
    guard let text = arguments.value(of: "--shard") else { return nil }
    guard let shard = Shard(text) else {
      throw UsageError("`--shard` needs I/N with I from 1 to N, but got `\(text)`")
    }
    return shard
  }

  /// Grades what is not known yet; whether it came to the end.
  private static func grade(
    _ submissions: [Submission], _ order: GradingOrder, _ arguments: Arguments
  ) throws -> Bool {
    let grader = try Grader(
      course: order.root.path, isForMany: submissions.count > 10 * order.exercises.count)
    if case .unconfined(let reason) = grader.confinement {
      guard arguments.has("--trust-submissions") else {
        Terminal.complain(
          "gradus: nothing was graded: there is no sandbox here (\(reason)), and submissions would "
            + "run with all your rights. `--trust-submissions` grades all the same.")
        return false
      }
      Terminal.complain("note: submissions run without a sandbox: \(reason)")
    }
    let wish = Interruption.cancellation()
    let line = GradingProgress()
    let run = BatchRun(
      grader: grader, exercises: order.exercises, store: order.store,
      workers: try arguments.wholeNumber(of: "--jobs"))
    defer { line.clear() }
    line.show(BatchProgress(total: submissions.count))
    do {
      let summary = try run.grade(
        submissions, isCancelled: { wish.isCancelled }, report: { line.show($0) })
      line.clear()
      Terminal.complain(GradingProgress.sentence(summary))
      return !summary.isCancelled
    } catch {
      line.clear()
      Terminal.complain(
        "gradus: \(error). The results so far are kept"
          + (error.isFullDisk ? ": make room, and run the same command again." : "."))
      return false
    }
  }

  private static func explain(
    _ student: String, _ name: String, _ order: GradingOrder
  ) throws -> ExitStatus {
    guard let exercise = order.exercises.first(where: { $0.name == name }) else {
      let nearest = nearestName(to: name, in: order.exercises.map(\.name))
      throw UsageError("no exercise `\(name)` is graded here", nearest: nearest)
    }
    guard
      let explanation = order.resultsFolder.explain(
        student, exercise, order.taken, colour: Terminal.hasColor)
    else {
      let nearest = nearestName(to: student, in: order.taken.students.map(\.identifier)).map(
        printable)
      throw UsageError("there is no student `\(student)`", nearest: nearest)
    }
    Terminal.print(explanation.text)
    return .success
  }
}
