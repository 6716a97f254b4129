import CourseModel
import Foundation
import Grading

/// `gradus exercise mutate`: breaks solutions in small ways, and says which ways the checks miss.
enum MutateExercises: Subcommand {
  static let name = "exercise mutate"
  static let summary = "Break solutions in small ways, and report what the checks let through."
  static let operand: Operand? = Operand(
    name: "NAME", explanation: "exercises (default: all)", isOptional: true, isRepeated: true)
  static let options = [
    Option(
      name: "--least", value: "PERCENT", explanation: "the share to be caught (default: 95)"),
    Option(
      name: "--seconds", value: "N", explanation: "begin no mutant after this time; go on later"),
    Option(
      name: "--jobs", value: "N", explanation: "mutants tried at the same time (default: cores)"),
    Option(name: "--all", explanation: "list every mutant, and what became of it"), .json, .course,
  ]
  static let examples = [
    Example("gradus exercise mutate threshold-xor", "which mutants of its solution survive"),
    Example("gradus exercise mutate --seconds 60", "all exercises, for a minute; later go on"),
    Example("gradus exercise mutate threshold-xor --all", "also which check catches which mutant"),
  ]

  static func run(_ arguments: Arguments) throws -> ExitStatus {
    let open = try OpenCourse(arguments)
    let exercises = try ChosenExercises.of(open, arguments, for: name)
    let least = try arguments.wholeNumber(of: "--least") ?? 95
    var tester = MutationTester(grader: try Grader(course: open.root.path))
    if let jobs = try arguments.wholeNumber(of: "--jobs") { tester.jobs = jobs }
    if let seconds = try arguments.wholeNumber(of: "--seconds") {
      tester.deadline = .now + .seconds(seconds)
    }
    let progress = ProgressLine()
    var results: [MutationResult] = []
    for exercise in exercises {
      let result = tester.test(exercise) { progress.show($0, of: $1, exercise.name) }
      progress.clear()
      results.append(result)
      if arguments.has(.json) { continue }
      if arguments.has("--all") { result.mutants.map(line).forEach(Terminal.print) }
      Terminal.print(sentence(result, least: least))
      for mutant in result.survivors {
        Terminal.print("    \(mutant.location): survived (\(mutant.kind)): \(mutant.name)")
      }
      result.faults.forEach { Terminal.complain("gradus: \($0)") }
      DiagnosticReport.complain(result.problems)
    }
    if arguments.has(.json) { try Terminal.print(json: results) }
    return results.allSatisfy { isGood($0, least: least) } ? .success : .failure
  }

  private static func isGood(_ result: MutationResult, least: Int) -> Bool {
    (result.score ?? 0) * 100 >= Double(least) && result.problems.isEmpty && result.faults.isEmpty
      && result.notTried == 0
  }

  private static func sentence(_ result: MutationResult, least: Int) -> String {
    let mark = isGood(result, least: least) ? "✔" : "✘"
    guard let score = result.score else { return "\(mark) \(result.exercise): no mutant was tried" }
    let percent = (score * 1000).rounded(.down) / 10
    var parts = [
      "\(percent) % of \(counted(result.killed + result.survivors.count, "mutant")) caught"
    ]
    if result.equivalent > 0 { parts.append("\(result.equivalent) equivalent") }
    if result.notTried > 0 { parts.append("\(result.notTried) not tried") }
    return "\(mark) \(result.exercise): \(parts.joined(separator: ", "))"
  }

  private static func line(_ mutant: TestedMutant) -> String {
    let fate =
      switch mutant.fate {
      case .killed(let check): "caught by “\(check)”"
      case .survived: "SURVIVED"
      case .equivalent(let reason): "equivalent: \(reason)"
      case .doesNotCompile: "does not compile"
      case .notTried: "not tried"
      case .fault(let reason): "not graded: \(reason)"
      }
    return
      "\(mutant.location.line):\(mutant.location.column) \(mutant.kind): \(mutant.name): \(fate)"
  }
}
