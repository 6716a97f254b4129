import CourseModel

/// The one place that says, in words, how a cell failed.
struct FailureWording {
  var limits: Limits

  var timeLimit: String {
    "stopped after \(plain(limits.seconds)) s (limit: `cell-seconds` in the front matter)"
  }

  var outputLimit: String {
    "stopped after printing \(limits.outputBytes / 1024) kB "
      + "(limit: `output-kilobytes` in the front matter)"
  }

  var memoryLimit: String {
    "stopped at \(limits.memoryMegabytes) MB of memory "
      + "(limit: `memory-megabytes` in the front matter)"
  }

  func exited(_ code: Int32) -> String {
    "the cell ended its process with exit code \(code); no later cell could run"
  }

  func threw(_ description: String) -> String { description }

  /// - Parameter said: the runtime's own message, which says it best.
  func trapped(
    signal: Int32, said: String?, runtimeFailure: String?, isEndlessRecursion: Bool
  ) -> String {
    if let said { return said.isEmpty ? "fatal error" : said }
    if let runtimeFailure {
      return runtimeFailure.prefix(1).uppercased() + runtimeFailure.dropFirst()
    }
    switch signal {
    case 11 where isEndlessRecursion:
      return "the stack overflowed: a function calls itself without end"
    case 7, 11: return "memory was read or written that is not the cell's (signal \(signal))"
    case 9: return "killed from outside (signal 9): the machine was probably out of memory"
    default: return "the cell crashed (signal \(signal))"
    }
  }

  static let interrupted = "interrupted; the state before the cell stands"

  static func lostStates(_ error: CellRunningError) -> String {
    "The states of the cells are lost: \(error). The next run starts a new kernel."
  }

  static func compile(_ errors: [Diagnostic]) -> String {
    let others = errors.count == 1 ? "" : " (and \(errors.count - 1) more)"
    return (errors.first?.message ?? "does not compile") + others
  }

  static func doesNotHold(_ expectation: Expectation) -> String {
    let found = expectation.found.map { "; found \($0)" } ?? ""
    return "this does not hold: \(expectation.claim)\(found)"
  }

  static func didNotFail(_ expected: Cell.ExpectedFailure) -> String {
    let words =
      switch expected {
      case .compile: "the compiler accepts it"
      case .trap: "it ran to its end without a trap"
      case .throw: "it ran to its end without throwing"
      }
    return "the cell is marked `fails=\(expected.rawValue)`, and yet \(words)"
  }

  private func plain(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
  }
}
