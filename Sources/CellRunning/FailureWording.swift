import CourseModel

/// The one place that says, in words, how a cell failed.
struct FailureWording {
  var limits: Limits

  var timeLimit: String { "stopped after \(plain(limits.seconds)) s\(source(of: .seconds))" }

  var cpuLimit: String {
    "stopped after \(limits.cpuSeconds ?? 0) s of processor time\(source(of: .cpuSeconds))"
  }

  var outputLimit: String {
    "stopped after printing \(limits.outputBytes / 1024) kB\(source(of: .output))"
  }

  var memoryLimit: String {
    "stopped at \(limits.memoryMegabytes) MB of memory\(source(of: .memory))"
  }

  /// Which key sets a limit, and where it does: or that nothing does, and where it could.
  private func source(of key: Limits.Key) -> String {
    guard let place = limits.places[key] else {
      return " (the default; set `\(key.rawValue)` in the lesson's front matter to change it)"
    }
    return " (limit: `\(key.rawValue)`, \(place.file):\(place.line))"
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

  /// What the kernel says of work for Dispatch that would never run; see `Sources/CKernel/tasks.c`.
  static let dispatchRefused = "an earlier cell has used Dispatch"
  static let interrupted = "interrupted; the state before the cell stands"

  static let drewUnseeded =
    "this draws from the system's random source, which is not the lesson's to seed"
  static let seed =
    "draw from a generator of your own: `var generator = SeededGenerator(seed: 7)`, and pass "
    + "`using: &generator`"
  static let readClock =
    "this reads the time of day, which stands still at 2001-01-01 00:00:00 while cells run"
  static let withoutClock = "show nothing that depends on when the lesson runs"

  static func droppedStates(_ cells: [Int], megabytes: Int) -> String {
    let names = cells.map { "\($0 + 1)" }.joined(separator: ", ")
    return "The states of the lesson hold more than \(megabytes) MB, so those after "
      + "\(cells.count == 1 ? "cell" : "cells") \(names) were dropped; running the cell after one of "
      + "them first runs those before it again."
  }

  static func runsAgain(_ cells: Range<Int>) -> String {
    let which =
      cells.count == 1
      ? "cell \(cells.upperBound)"
      : "cells \(cells.lowerBound + 1) to "
        + "\(cells.upperBound)"
    return "The state before was dropped to save memory, so \(which) run again first."
  }

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
