import Foundation
import Processes

/// A copy of the tests' own course in a temporary folder, and the built `gradus` to run on it.
final class TinyCourse {
  let root: URL

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "gradus-\(UUID().uuidString)")
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "TinyCourse")
    try FileManager.default.copyItem(at: source, to: root)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  /// Runs `gradus` with the words given, in the course's folder.
  func gradus(_ words: String...) throws -> FinishedProcess { try gradus(words) }

  func gradus(_ words: [String]) throws -> FinishedProcess {
    try command(words).run(timeout: .seconds(600))
  }

  /// Starts `gradus` and does not wait for it; both its streams go to `output`.
  func start(_ words: String..., output: Int32 = -1) throws -> RunningProcess {
    try command(words).start(standardOutput: output, standardError: output)
  }

  private func command(_ words: [String]) -> Command {
    Command(
      Self.tool, words,
      environment: ["PATH": "/usr/bin:/bin", "HOME": root.path], directory: root.path)
  }

  func read(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: root.appending(path: path))
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  /// Replaces one occurrence, which must be there.
  func edit(_ path: String, replacing old: String, with new: String) throws {
    let text = try read(path)
    guard let range = text.range(of: old) else { throw MissingText(text: old, path: path) }
    try write(text.replacingCharacters(in: range, with: new), to: path)
  }

  struct MissingText: Error { var text: String, path: String }

  static let halving = "Lessons/02-halving/Lesson.md"
  static let doubling = "Lessons/01-doubling/Lesson.md"

  static let tool = products.appending(path: "gradus").path

  /// Where the test bundle lies, and the tool beside it.
  private static let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()
}
