import Fixtures
import Foundation

/// The cases of one file, in a process of their own: this program, started again.
///
/// It writes a line of JSON for each case that came to an end. What it says on standard error
/// when a precondition stops it is the outcome of the case it was at.
enum CaseProcess {
  /// The word by which the program knows that it is such a process.
  static let flag = "--cases-of"

  struct Outcome: Codable {
    /// What differed; nil if nothing did.
    var difference: String?
  }

  /// The inside: runs the cases from a number on.
  static func run(file: URL, from start: Int) throws {
    let fixture = try Fixture(contentsOf: file)
    for one in fixture.cases[start...] {
      let differences = FixtureCheck(fixture.op, one).differences()
      let more = differences.count > 1 ? " (and \(differences.count - 1) more)" : ""
      let line = try JSONEncoder().encode(Outcome(difference: differences.first.map { $0 + more }))
      FileHandle.standardOutput.write(line + Data("\n".utf8))
    }
  }

  /// The outside: starts the process and hands on each outcome as it comes.
  ///
  /// - Returns: How it ended, for the case that it did not finish.
  static func start(
    file: URL, from start: Int, each: (Outcome) -> Void
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(
      fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    process.arguments = [flag, file.path, "\(start)"]
    // The message is enough; a trace of the stack would take seconds.
    process.environment = ProcessInfo.processInfo.environment
      .merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    let errors = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data().write(to: errors)
    defer { try? FileManager.default.removeItem(at: errors) }
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()

    var unread = Data()
    while case let bytes = output.fileHandleForReading.availableData, !bytes.isEmpty {
      unread += bytes
      while let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        each(try JSONDecoder().decode(Outcome.self, from: unread[..<end]))
        unread = Data(unread[(end + 1)...])
      }
    }
    process.waitUntilExit()
    return message(String(decoding: try Data(contentsOf: errors), as: UTF8.self), process)
  }

  /// What the library said when it stopped, without the place; else the signal.
  private static func message(_ errors: String, _ process: Process) -> String {
    let kinds = ["Fatal error", "Precondition failed", "Assertion failed"]
    for line in errors.split(whereSeparator: \.isNewline) {
      for kind in kinds {
        guard let found = line.range(of: ": \(kind)") else { continue }
        let sentence = line[found.upperBound...].drop { $0 == ":" || $0 == " " }
        return "stopped: " + (sentence.isEmpty ? line : sentence)
      }
    }
    return process.terminationReason == .uncaughtSignal
      ? "stopped by signal \(process.terminationStatus)"
      : "ended with exit code \(process.terminationStatus)"
  }
}
