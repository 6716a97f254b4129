import BatchGrading
import Compiling
import CourseModel
import Foundation

/// `gradus export KIND …`: grading where others already are.
enum Export: Subcommand {
  static let name = "export"
  static let summary = "Make an autograder for Gradescope, GitHub Classroom or a Slurm cluster."
  static let operand: Operand? = Operand(
    name: "KIND",
    explanation: "gradescope, github-classroom, or slurm and the folder to grade", most: 2)
  static let options =
    GradingOrder.options.filter { $0.name != "--student" } + [
      Option(name: "--out", value: "FILE", explanation: "what to write (default: by kind)"),
      Option(name: "--repository", value: "URL", explanation: "where the released course is"),
      Option(name: "--shards", value: "N", explanation: "parts of the job array (default: 8)"),
      Option(
        name: "--trust-submissions",
        explanation: "for Gradescope: grade also where its container allows no sandbox"),
      .course,
    ]
  static let examples = [
    Example(
      "gradus export gradescope --exercise threshold-xor", "write gradescope.zip, to be uploaded"),
    Example(
      "gradus export github-classroom --exercise threshold-xor --repository URL",
      "write classroom.yml, for .github/workflows of the template"),
    Example("gradus export slurm inbox --shards 20", "write grade.sbatch, a job array"),
  ]

  private static let kinds = ["gradescope", "github-classroom", "slurm"]

  static func run(_ arguments: Arguments) throws -> ExitStatus {
    let kind = arguments.operands[0]
    switch kind {
    case "gradescope":
      let (root, exercises) = try exercises(arguments)
      let package = try BuildProducts.current().package
      let zip = try GradescopeAutograder(
        course: root.path, package: package, exercises: exercises,
        trustsSubmissions: arguments.has("--trust-submissions")
      ).archive()
      try write(Data(zip), arguments, "gradescope.zip")
    case "github-classroom":
      guard let repository = arguments.value(of: "--repository") else {
        throw UsageError(
          "`gradus export github-classroom` needs the address of the released course",
          nearest: "gradus export github-classroom --exercise NAME --repository URL")
      }
      let exercises = try exercises(arguments).exercises
      let workflow = ClassroomWorkflow(exercises: exercises, repository: repository)
      try write(Data(workflow.text.utf8), arguments, "classroom.yml")
    case "slurm": return try slurm(arguments)
    default:
      let nearest = nearestName(to: kind, in: kinds)
      throw UsageError(
        "nothing can be exported as `\(kind)`: there are \(kinds.joined(separator: ", "))",
        nearest: nearest.map { "gradus export \($0)" })
    }
    return .success
  }

  private static func exercises(
    _ arguments: Arguments
  ) throws -> (root: URL, exercises: [Exercise]) {
    let open = try OpenCourse(arguments)
    guard let names = arguments.value(of: "--exercise") else {
      throw UsageError(
        "which exercise? `gradus list` shows them",
        nearest: "gradus export \(arguments.operands[0]) --exercise NAME")
    }
    return (
      open.root,
      try names.split(separator: ",").map { try open.exercise(named: String($0), for: "export") }
    )
  }

  private static func slurm(_ arguments: Arguments) throws -> ExitStatus {
    guard arguments.operands.count == 2 else {
      throw UsageError("which folder is to be graded?", nearest: "gradus export slurm DIR")
    }
    // Mistakes in the tables are found now, not on twenty machines.
    guard let order = try GradingOrder(arguments, folder: arguments.operands[1]) else {
      return .failure
    }
    func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
    var words = [absolute(order.folder), "--course", order.root.path, "--results", order.results]
    words += ["--exercise", order.exercises.map(\.name).joined(separator: ",")]
    for option in ["--roster", "--policy", "--comments"] {
      if let file = arguments.value(of: option) { words += [option, absolute(file)] }
    }
    let script = SlurmScript(
      tool: "\(try BuildProducts.current().directory)/gradus", words: words,
      results: order.results, shards: try arguments.wholeNumber(of: "--shards") ?? 8)
    try FileManager.default.createDirectory(
      atPath: order.results, withIntermediateDirectories: true)
    try write(Data(script.text.utf8), arguments, "grade.sbatch")
    return .success
  }

  private static func write(_ data: Data, _ arguments: Arguments, _ name: String) throws {
    let path = arguments.value(of: "--out") ?? name
    try data.write(to: URL(fileURLWithPath: path), options: .atomic)
    Terminal.print(path)
  }
}
