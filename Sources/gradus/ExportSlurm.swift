import BatchGrading
import Compiling
import Foundation

/// `gradus export slurm DIR`: a job array that grades one folder on several machines.
enum ExportSlurm: Subcommand {
  static let name = "export slurm"
  static let summary = "Write a job array that grades a folder on a Slurm cluster."
  static let operand: Operand? = Operand(
    name: "DIR", explanation: "a folder or zip of submissions that all machines see")
  static let options =
    GradingOrder.options.filter { $0.name != "--student" } + [
      Option(name: "--shards", value: "N", explanation: "parts of the job array (default: 8)"),
      Exported.out("grade.sbatch"), .course,
    ]
  static let examples = [
    Example("gradus export slurm inbox --shards 20", "write grade.sbatch, which says how it is run")
  ]

  static func run(_ arguments: Arguments) throws -> ExitStatus {
    // Mistakes in the tables are found now, not on twenty machines.
    guard let order = try GradingOrder(arguments, folder: arguments.operand!) else {
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
    // Slurm writes the machines' logs there from their first moment.
    try FileManager.default.createDirectory(
      atPath: order.results, withIntermediateDirectories: true)
    return try Exported.write(Data(script.text.utf8), arguments, "grade.sbatch")
  }
}
