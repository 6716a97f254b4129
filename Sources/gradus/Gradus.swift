import CourseModel
import Foundation

/// The command line: finds the subcommand, and turns every failure into one sentence and a status.
@main
struct Gradus {
  static let subcommands: [any Subcommand.Type] = [
    Build.self, Serve.self, Run.self, Watch.self, Check.self, Hint.self, Grade.self, Similar.self,
    Export.self, List.self, Cache.self, Clean.self,
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
        if let topic = words.dropFirst().first { return try help(on: topic) }
        Terminal.print(Help.overview(subcommands))
        return .success
      }
      let subcommand = try find(name)
      if words.contains("--help") || words.contains("-h") { return try help(on: name) }
      return try subcommand.run(Arguments(Array(words.dropFirst()), of: subcommand))
    } catch let error as UsageError {
      Terminal.complain("gradus: \(error.message)")
      if let nearest = error.nearest { Terminal.complain("Did you mean: \(nearest)") }
      return .usage
    } catch {
      Terminal.complain("gradus: \(error)")
      return .failure
    }
  }

  private static func help(on name: String) throws -> ExitStatus {
    Terminal.print(Help.text(for: try find(name)))
    return .success
  }

  private static func find(_ name: String) throws -> any Subcommand.Type {
    if let subcommand = subcommands.first(where: { $0.name == name }) { return subcommand }
    let nearest = nearestName(to: name, in: subcommands.map { $0.name })
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
