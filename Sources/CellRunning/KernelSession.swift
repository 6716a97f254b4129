import Compiling
import CourseModel
import Foundation
import Processes

/// A running `gradus-kernel`: a stack of states, each the process that a cell left behind.
///
/// State 0 has run nothing; running a cell in the newest state adds one on top. `rewind(to:)`
/// drops the newer ones, so that an edited cell runs again from the very state it first ran in,
/// without replaying what made that state.
///
/// One thread at a time may use a session.
public final class KernelSession {
  /// How a cell's run ended.
  enum Ending: Hashable {
    /// The cell came through, and is the newest state.
    case completed
    /// The cell ended the process itself.
    case exited(Int32)
    /// A trap, an error at top level, or a kill from outside. `throwOffset` is where in the
    /// cell's library its top-level code was when the last error was thrown, or 0.
    case signaled(Int32, throwOffset: UInt)
    case timeLimit, cpuLimit, outputLimit
    /// The run was cancelled.
    case interrupted
  }

  private let process: RunningProcess
  private let control: Descriptor
  /// Asks the kernel's root to send signals: it alone knows the states by their process ids.
  private let signals: Descriptor
  private var reports: KernelReports
  private let limits: Limits
  /// The processes of the states, the root first, by the ids that they have for each other.
  private var states: [State] = []
  /// What the last cell that came through did beside what it shows.
  private(set) var remark = Remark()

  private struct State {
    var process: pid_t
    /// Its memory was given up; nothing can run in it.
    var isDropped = false
  }

  /// Things that a cell did of which its author should know.
  struct Remark {
    /// Where in the cell's library its top-level code was when it first drew from the system's
    /// random source, and read the time of day; 0 if it did not, 1 where nobody knows.
    var drawOffset: UInt = 0
    var clockOffset: UInt = 0
    /// The states, counted from the root's 0, that were dropped after it.
    var droppedStates: [Int] = []
  }

  /// Starts a kernel whose cells run in `directory`, write in `folder` and read `readable` too.
  init(
    products: BuildProducts, toolchain: Toolchain, folder: RunFolder, directory: String,
    readable: [String], limits: Limits, mathematicsThreads: Int?
  ) throws(CellRunningError) {
    do {
      let commands = try Pipe(for: products.kernel)
      let status = try Pipe(for: products.kernel)
      let wishes = try Pipe(for: products.kernel)
      let threads =
        limits.threads ?? mathematicsThreads ?? ProcessInfo.processInfo.activeProcessorCount
      // Beyond what a cell may print there is room for its figures.
      let fileBytes = limits.outputBytes + 64 << 20
      let kernel = Command(
        products.kernel,
        [
          products.notebookLibrary, "3", "4", "5", "\(limits.memoryMegabytes << 20)",
          "\(fileBytes)", "\(limits.cpuSeconds ?? 0)", "\(threads)",
        ],
        environment: kernelEnvironment(
          toolchain: toolchain, folder: folder),
        directory: directory,
        inherited: [
          commands.reading.descriptor, status.writing.descriptor, wishes.reading.descriptor,
        ])
      process = try KernelSandbox.confining(
        kernel, products: products, toolchain: toolchain, folder: folder, readable: readable
      ).start()
      control = commands.writing
      signals = wishes.writing
      reports = KernelReports(status.reading)
      self.limits = limits
      commands.reading.close()
      status.writing.close()
      wishes.reading.close()
    } catch {
      throw .kernel(error.description)
    }
  }

  deinit { close() }

  /// How many cells the newest state has behind it.
  var depth: Int { max(0, states.count - 1) }

  /// Whether every state is still there, as far as the kernel has told.
  var isAlive: Bool {
    if states.isEmpty { return true }
    // Between two cells it has nothing to tell.
    if case .nothing = reports.next(within: .zero) { return true }
    return false
  }

  /// Ends every state. Safe to call again.
  func close() {
    control.close()
    signals.close()
    process.kill()
    process.wait()
  }
}

extension KernelSession {
  /// How often the files of a running cell are looked at.
  private static let readingPeriod = Duration.milliseconds(20)

  /// Runs a cell in the newest state. Only a cell that completes makes a new state.
  ///
  /// A cancelled run ends as `interrupted`, and the states before it stand.
  func run(
    _ cell: CompiledCell, files: CellFiles, reader: inout OutputReader,
    cancellation: Cancellation, report: (CellEvent) -> Void
  ) throws(CellRunningError) -> Ending {
    try waitUntilReady(cancellation)
    files.remove()
    let words = [cell.library, cell.entry, files.output, files.errors, files.frames]
    try write("run\t" + words.joined(separator: "\t"), to: control)
    let deadline = ContinuousClock.now + .seconds(limits.seconds)
    var runner: pid_t?
    var stopped: Ending?
    var lastWait = deadline
    while true {
      let hears = stopped == nil && runner != nil
      let next = try nextReport(
        within: Self.readingPeriod, interrupting: hears ? cancellation.descriptor : -1)
      if next == nil { try reader.read(report: report) }
      switch next {
      case .started(let pid): runner = pid
      case .overtime where stopped == nil:
        guard let pid = runner else { continue }
        stopped = .cpuLimit
        try send(SIGQUIT, to: pid)
        lastWait = .now + .seconds(10)
      case .overtime: continue
      case .done(let pid, let kilobytes, let drawOffset, let clockOffset):
        // A limit found passed too late counts all the same; the state's death will be reported.
        if stopped == nil && files.printedBytes > limits.outputBytes { stopped = .outputLimit }
        guard stopped != nil else {
          states.append(State(process: pid))
          remark = Remark(drawOffset: drawOffset, clockOffset: clockOffset)
          if kilobytes > limits.memoryMegabytes << 10 { try dropOldStates() }
          try reader.read(hasEnded: true, report: report)
          return .completed
        }
        try send(SIGKILL, to: pid)
      case .died(let pid, let status, let throwOffset):
        guard pid == runner else { throw lost(pid) }
        try reader.read(hasEnded: true, report: report)
        if let stopped { return stopped }
        let signal = status & 0x7f
        if signal == SIGXFSZ { return .outputLimit }
        return signal == 0
          ? .exited(status >> 8 & 0xff) : .signaled(signal, throwOffset: throwOffset)
      case .trouble(let reason): throw .kernel(reason)
      case .ready: throw .kernel("it reported twice that it is ready")
      case nil:
        guard let pid = runner else { continue }
        if stopped != nil {
          if files.isBacktraceWritten || .now >= lastWait { try send(SIGKILL, to: pid) }
        } else if cancellation.isCancelled {
          stopped = .interrupted
          lastWait = .now
          try send(SIGKILL, to: pid)
        } else {
          if files.printedBytes > limits.outputBytes {
            stopped = .outputLimit
          } else if .now >= deadline {
            stopped = .timeLimit
          }
          guard stopped != nil else { continue }
          // The runtime answers by telling where the cell is, and then lets it go on.
          try send(SIGQUIT, to: pid)
          lastWait = .now + .seconds(10)
        }
      }
    }
  }

  /// Drops the newest states, so that `depth` are left: fewer, where that state was dropped before.
  func rewind(to depth: Int) throws(CellRunningError) {
    while self.depth > depth {
      let newest = states.removeLast()
      // Placeholders end with their child; the state that was kept before them reports its own.
      var child = newest.process
      while let last = states.last, last.isDropped {
        child = last.process
        states.removeLast()
      }
      try send(SIGKILL, to: newest.process)
      guard case .died(let pid, _, _)? = try nextReport(within: .seconds(10)), pid == child else {
        throw .kernel("a state did not end when it was killed")
      }
    }
  }

  /// Gives up the memory of the older half of the states, but for the root and the newest two.
  private func dropOldStates() throws(CellRunningError) {
    let kept = states.indices.dropFirst().dropLast(2).filter { !states[$0].isDropped }
    remark.droppedStates = Array(kept.prefix((kept.count + 1) / 2))
    for index in remark.droppedStates {
      states[index].isDropped = true
      try send(SIGUSR1, to: states[index].process)
    }
  }

  private func waitUntilReady(_ cancellation: Cancellation) throws(CellRunningError) {
    let deadline = ContinuousClock.now + .seconds(60)
    while states.isEmpty {
      let left = deadline - .now
      switch try nextReport(within: left, interrupting: cancellation.descriptor) {
      case .ready(let root): states = [State(process: root)]
      case .trouble(let reason): throw .kernel(reason)
      case nil where .now < deadline: try cancellation.check()
      default: throw .kernel("it did not start within 60 s")
      }
    }
  }

  private func send(_ signal: Int32, to state: pid_t) throws(CellRunningError) {
    try write("\(state)\t\(signal)", to: signals)
  }

  private func write(_ line: String, to pipe: Descriptor) throws(CellRunningError) {
    let bytes = Array((line + "\n").utf8)
    let written = Glibc.write(pipe.descriptor, bytes, bytes.count)
    if written != bytes.count { throw lost(states.first?.process) }
  }

  private func nextReport(
    within time: Duration, interrupting: Int32 = -1
  ) throws(CellRunningError) -> KernelReport? {
    switch reports.next(within: time, interrupting: interrupting) {
    case .report(let report): return report
    case .nothing: return nil
    case .end: throw lost(states.first?.process)
    }
  }

  /// The trouble that a state, or the root, has died that was not running a cell.
  private func lost(_ pid: pid_t?) -> CellRunningError {
    guard pid == states.first?.process else {
      return .kernel("a process that holds the state of the cells was killed from outside")
    }
    guard let end = process.wait(atMost: .seconds(1)) else { return .kernel("it does not answer") }
    switch end.termination {
    case .exited(let code): return .kernel("it ended with exit code \(code)")
    case .signaled(let signal): return .kernel("it was killed by signal \(signal)")
    }
  }
}

/// The same for everybody: place, time and hash seeds must not show in a page.
private func kernelEnvironment(
  toolchain: Toolchain, folder: RunFolder
) -> [String: String] {
  let own = ProcessInfo.processInfo.environment
  // Which kernels OpenBLAS picks is the machine's business; where libraries lie, the loader's.
  var environment = own.filter { $0.key.hasPrefix("OPENBLAS_") || $0.key == "LD_LIBRARY_PATH" }
  environment["LC_ALL"] = "C.UTF-8"
  environment["TZ"] = "UTC"
  environment["PATH"] = "/usr/bin:/bin"
  environment["HOME"] = folder.cells
  environment["TMPDIR"] = folder.cells
  environment["SWIFT_DETERMINISTIC_HASHING"] = "1"
  environment["SWIFT_BACKTRACE"] =
    "enable=yes,color=no,format=json,output-to=\(CellFiles.backtrace(in: folder))"
    + ",registers=none,images=mentioned,threads=crashed"
  // `NN` keeps OpenBLAS to one thread, and cuts large products into parts itself.
  environment["OPENBLAS_NUM_THREADS"] = "1"
  return environment
}
