import CourseModel
import Foundation

/// The command line: finds the subcommand, and turns every failure into one sentence and a status.
@main
struct Gradus {
  static let subcommands: [any Subcommand.Type] = [
    Build.self, Serve.self, Run.self, Watch.self, Check.self, Hint.self, Grade.self,
    Similar.self, List.self, Cache.self,
    Clean.self, NewExercise.self, VerifyExercises.self, MutateExercises.self, ReleaseCourse.self,
    ExportGradescope.self, ExportClassroom.self, ExportSlurm.self,
  ]

  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    exit(status(of: words).rawValue)
  }

  private static func status(of words: [String]) -> ExitStatus {
    do {
      guard let name = words.first else {
        Terminal.print(Help.overview(subcommands))
        return .success
      }
      if ["--help", "-h", "help"].contains(name) {
        if words.count > 1 {
          let topic = Array(words.dropFirst())
          return try help(on: find(topic).subcommand)
        }
        Terminal.print(Help.overview(subcommands))
        return .success
      }
      if words.count == 1 || words[1].hasPrefix("-"),
        let list = Help.family(name, in: subcommands)
      {
        Terminal.print(list)
        return .success
      }
      let (subcommand, rest) = try find(words)
      if words.contains("--help") || words.contains("-h") { return try help(on: subcommand) }
      return try subcommand.run(Arguments(rest, of: subcommand))
    } catch let error as UsageError {
      Terminal.complain("gradus: \(error.message)")
      if let nearest = error.nearest { Terminal.complain("Did you mean: \(nearest)") }
      return .usage
    } catch {
      Terminal.complain("gradus: \(error)")
      return .failure
    }
  }

  private static func help(on subcommand: any Subcommand.Type) throws -> ExitStatus {
    Terminal.print(Help.text(for: subcommand))
    return .success
  }

  /// The subcommand that the first word names, or the first two; and the words after its name.
  private static func find(
    _ words: [String]
  ) throws -> (subcommand: any Subcommand.Type, rest: [String]) {
    for length in [2, 1] where words.count >= length {
      let name = words.prefix(length).joined(separator: " ")
      if let subcommand = subcommands.first(where: { $0.name == name }) {
        return (subcommand, Array(words.dropFirst(length)))
      }
    }
    let names = subcommands.map { $0.name }
    let family = names.filter { $0.hasPrefix("\(words[0]) ") }
    let name = family.isEmpty ? words[0] : words.prefix(2).joined(separator: " ")
    let nearest = nearestName(to: name, in: family.isEmpty ? names : family) ?? family.first
    throw UsageError(
      "there is no command `\(name)`; `gradus --help` lists them",
      nearest: nearest.map { "gradus \($0)" })
  }
}

/// What the shell is told: 0 fine, 1 something failed, 64 wrong usage (as in `sysexits.h`).
enum ExitStatus: Int32 {
  case success = 0
  case failure = 1
  case usage = 64
}

/// The command was not understood.
struct UsageError: Error {
  var message: String
  /// The nearest right command, whole, to be copied.
  var nearest: String?

  init(_ message: String, nearest: String? = nil) {
    self.message = message
    self.nearest = nearest
  }
}
