import Glibc
import Processes

/// Why a submission's process gave no answer to a call.
enum Breakdown: Error, Hashable {
  /// A precondition, an index out of range, an overflow, a forced `nil`: with the runtime's message.
  case trap(String?, line: Int?)
  case stackOverflow(line: Int?)
  /// Something in its own sandbox killed it.
  case killed(signal: Int32)
  /// It ended by itself.
  case ended(status: Int32)
  /// `isStarved`: other programs had the processors, and the clock on the wall ran out.
  case timeLimit(seconds: Double, isStarved: Bool)
  /// No time was left for the call.
  case noTimeLeft
  case memoryLimit
  case outputLimit
  /// What came on the answer's descriptor was no answer.
  case noAnswer

  /// Whether the submission used more than it may, rather than being wrong.
  var isLimit: Bool {
    switch self {
    case .timeLimit, .noTimeLeft, .memoryLimit, .outputLimit: true
    case .trap, .stackOverflow, .killed, .ended, .noAnswer: false
    }
  }
}

extension Breakdown {
  /// Tells from how a process ended, and from what it printed last, why it did.
  init(_ termination: Termination, printed: String, location: () -> TrapLocation?) {
    let lastLines = printed.suffix(4096).split(whereSeparator: \.isNewline)
    let message = lastLines.last { $0.contains("Fatal error") || $0.contains("Error raised") }
    guard let signal = termination.signal else {
      if case .exited(let status) = termination {
        self = .ended(status: status)
      } else {
        self = .noAnswer
      }
      return
    }
    if Self.saysMemoryRanOut(printed) {
      self = .memoryLimit
    } else if signal == SIGXCPU {
      self = .noTimeLeft
    } else if signal == SIGKILL || signal == SIGTERM {
      self = .killed(signal: signal)
    } else if signal == SIGSEGV && message == nil {
      self = .stackOverflow(line: location()?.line)
    } else {
      let location = location()
      self = .trap(message.map { Self.reason(in: $0) } ?? location?.reason, line: location?.line)
    }
  }

  /// Whether the runtime's last words are that there is no more memory to be had.
  static func saysMemoryRanOut(_ printed: String) -> Bool {
    let end = printed.suffix(4096)
    return ["failed to allocate", "bad_alloc", "LLVM ERROR: out of memory"].contains {
      end.contains($0)
    }
  }

  /// `Submission/Submission.swift:12: Fatal error: Index out of range` → `Index out of range`.
  private static func reason(in line: Substring) -> String {
    guard let match = line.firstMatch(of: /Fatal error:? ?(.*)/) else { return String(line) }
    return String(match.1)
  }
}

extension Termination {
  /// The signal that ended it. From within a sandbox it arrives as a shell reports it: 128 and its
  /// number.
  var signal: Int32? {
    switch self {
    case .signaled(let number): number
    case .exited(let status) where status > 128 && status < 160: status - 128
    case .exited: nil
    }
  }
}
