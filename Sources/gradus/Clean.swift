import Foundation

/// `gradus clean`: removes what `gradus` generated, and nothing that a person wrote.
enum Clean: Subcommand {
  static let name = "clean"
  static let summary = "Remove the generated site and the cache; keep work/."
  static let operand: Operand? = nil
  static let options = [Option.course]
  static let examples = [
    Example("gradus clean", "remove site/public and .gradus; the next build runs every cell")
  ]

  static func run(_ arguments: Arguments) throws -> ExitStatus {
    let root = try CourseLocation.root(arguments)
    for path in ["site/public", ".gradus"] {
      let folder = root.appending(path: path)
      guard FileManager.default.fileExists(atPath: folder.path) else { continue }
      try FileManager.default.removeItem(at: folder)
      Terminal.print("removed \(path)")
    }
    return .success
  }
}
