import Foundation
import Processes

/// One line of the kernel's status pipe; `Sources/Kernel` writes them.
enum KernelReport: Hashable {
  /// The root has loaded the notebook.
  case ready(pid_t)
  /// A child has begun to run a cell.
  case started(pid_t)
  /// A child has run its cell and is the newest state. All states together hold so much memory. The
  /// offsets are where in the cell's library its top-level code was when it first drew from the
  /// system's random source and read the time of day; 0 if it did not, 1 where nobody knows.
  case done(pid_t, kilobytes: Int, drawOffset: UInt, clockOffset: UInt)
  /// The running cell has used its processor time.
  case overtime
  /// A child has ended, with this wait status; see `KernelSession.Ending` for the offset.
  case died(pid_t, status: Int32, throwOffset: UInt)
  /// A cell could not be run for a reason that is not its own.
  case trouble(String)

  init(line: String) {
    let words = line.split(separator: "\t", omittingEmptySubsequences: false)
    let numbers = words.dropFirst().compactMap { Int($0) }
    switch (words.first, numbers.count) {
    case ("ready", 1): self = .ready(pid_t(numbers[0]))
    case ("started", 1): self = .started(pid_t(numbers[0]))
    case ("done", 4):
      self = .done(
        pid_t(numbers[0]), kilobytes: numbers[1], drawOffset: UInt(bitPattern: numbers[2]),
        clockOffset: UInt(bitPattern: numbers[3]))
    case ("overtime", 0): self = .overtime
    case ("died", 3):
      self = .died(
        pid_t(numbers[0]), status: Int32(numbers[1]), throwOffset: UInt(bitPattern: numbers[2]))
    default: self = .trouble(words.joined(separator: " "))
    }
  }
}

/// The reports of one kernel, read as they come.
struct KernelReports {
  enum Next {
    case report(KernelReport)
    /// The time passed without one, or the other descriptor became readable.
    case nothing
    /// No process of the kernel is left.
    case end
  }

  private let pipe: Descriptor
  private var buffer: [UInt8] = []

  init(_ pipe: Descriptor) { self.pipe = pipe }

  /// The next report, unless the time passes or `interrupting` becomes readable before it comes.
  mutating func next(within time: Duration, interrupting: Int32 = -1) -> Next {
    let deadline = ContinuousClock.now + time
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: buffer[..<end], as: UTF8.self)
        buffer.removeSubrange(...end)
        return .report(KernelReport(line: line))
      }
      var watched = [pipe.descriptor, interrupting].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      let left = max(.zero, deadline - .now)
      let milliseconds = Int32((left / .milliseconds(1)).rounded(.up))
      let ready = poll(&watched, 2, milliseconds)
      if ready < 0 { continue }
      if watched[0].revents == 0 { return .nothing }
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = read(pipe.descriptor, &chunk, chunk.count)
      if count == 0 { return .end }
      if count > 0 { buffer += chunk[..<count] }
    }
  }
}
