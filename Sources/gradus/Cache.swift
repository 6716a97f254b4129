import CellRunning
import Foundation

/// `gradus cache`: what is kept between builds.
enum Cache: Subcommand {
  static let name = "cache"
  static let summary = "Show what is kept between builds, or clear it."
  static let operand: Operand? = nil
  static let options = [
    Option(name: "--clear", explanation: "remove it: the next build runs every cell"), .json,
    .course,
  ]
  static let examples = [
    Example("gradus cache", "say how much is kept, of how many lessons and cells"),
    Example("gradus cache --clear", "remove it, and leave the site as it is"),
  ]

  static func run(_ arguments: Arguments) throws -> ExitStatus {
    let folder = CacheFolder(course: try CourseLocation.root(arguments).path)
    let contents = folder.contents
    if arguments.has("--clear") { try folder.clear() }
    if arguments.has(.json) {
      try Terminal.print(json: contents)
      return .success
    }
    let megabytes = (Double(contents.bytes) / 1e5).rounded() / 10
    Terminal.print(
      (arguments.has("--clear") ? "removed: " : "")
        + "\(megabytes) MB: \(counted(contents.runs, "run")) of "
        + "\(counted(contents.lessons, "lesson")), "
        + "\(counted(contents.compiledCells, "compiled cell"))")
    return .success
  }
}

/// `1 cell`, `2 cells`.
func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}
