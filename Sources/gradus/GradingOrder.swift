import BatchGrading
import CourseModel
import Foundation
import Grading

/// What is to be graded and by which rules, read from the options: the same for `grade`, `similar`
/// and `export slurm`.
struct GradingOrder {
  let root: URL
  let folder: String
  let exercises: [Exercise]
  let taken: TakenIn
  let results: String
  private let policy: Policy

  static let options = [
    Option(
      name: "--exercise", value: "NAMES", explanation: "which, with commas (default: those found)"),
    Option(name: "--results", value: "OUT", explanation: "where to write (default: DIR-grades)"),
    Option(
      name: "--roster", value: "CSV", explanation: "student, name, section, github, …, path"),
    Option(
      name: "--policy", value: "CSV", explanation: "rules: due, late, extension, override, …"),
    Option(
      name: "--comments", value: "CSV", explanation: "student, exercise, points, comment by hand"),
    Option(name: "--student", value: "NAME", explanation: "DIR holds this one student's files"),
  ]

  /// `nil` when the instructor's tables have mistakes, which have then been told.
  init?(_ arguments: Arguments, folder: String) throws {
    let open = try OpenCourse(arguments)
    root = open.root
    self.folder = folder
    guard FileManager.default.fileExists(atPath: folder) else {
      throw UsageError("there is no folder or file \(folder)", nearest: "gradus grade DIR")
    }
    let path = URL(fileURLWithPath: folder).standardizedFileURL
    results = Self.results(arguments, for: path)
    var diagnostics: [Diagnostic] = []
    let isTable = path.pathExtension.lowercased() == "csv"
    let roster = (arguments.value(of: "--roster") ?? (isTable ? folder : nil)).map {
      Roster(reading: $0)
    }
    diagnostics += roster?.diagnostics ?? []
    guard !isTable || roster!.hasPaths else {
      throw UsageError("\(folder) has no paths: the column `path` says where submissions are")
    }

    let wanted = try Self.wanted(arguments, open)
    let intake = Intake(
      exercises: wanted.map(\.name), roster: roster, onlyStudent: arguments.value(of: "--student"),
      unpacking: "\(results)/unpacked")
    taken = try intake.take(folder).limited(toFound: arguments.value(of: "--exercise") == nil)
    let found = Set(taken.submissions.map(\.exercise))
    exercises =
      arguments.value(of: "--exercise") == nil ? wanted.filter { found.contains($0.name) } : wanted
    guard !exercises.isEmpty else {
      throw UsageError(
        "nothing in \(folder) answers an exercise of the course",
        nearest: "gradus grade \(folder) --exercise NAME")
    }

    var reading = PolicyReading(
      students: taken.students.map(\.identifier), exercises: open.parsed.exercises)
    if let file = arguments.value(of: "--policy") { reading.read(policy: file) }
    if let file = arguments.value(of: "--comments") { reading.read(comments: file) }
    policy = reading.policy
    diagnostics += reading.diagnostics
    DiagnosticReport.complain(diagnostics)
    if diagnostics.hasErrors { return nil }
  }

  private static func results(_ arguments: Arguments, for path: URL) -> String {
    if let given = arguments.value(of: "--results") {
      return URL(fileURLWithPath: given).standardizedFileURL.path
    }
    return path.deletingPathExtension().path + "-grades"
  }

  private static func wanted(_ arguments: Arguments, _ open: OpenCourse) throws -> [Exercise] {
    guard let names = arguments.value(of: "--exercise") else { return open.parsed.exercises }
    return try names.split(separator: ",").map {
      try open.exercise(named: $0.trimmingCharacters(in: .whitespaces), for: "grade DIR --exercise")
    }
  }

  var title: String { URL(fileURLWithPath: folder).standardizedFileURL.lastPathComponent }
  var store: ResultStore { ResultStore(results) }
  var resultsFolder: ResultsFolder {
    ResultsFolder(store: store, exercises: exercises, settlement: Settlement(policy: policy))
  }
}

extension TakenIn {
  /// Without complaints about exercises that nobody handed in, when none were asked for by name.
  fileprivate func limited(toFound isLimited: Bool) -> TakenIn {
    guard isLimited else { return self }
    let found = Set(submissions.map(\.exercise))
    var limited = self
    limited.problems.removeAll { problem in
      problem.missingExercise.map { !found.contains($0) } ?? false
    }
    return limited
  }
}
