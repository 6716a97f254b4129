import Processes

/// Where in the learner's file a trap happened, looked up from the addresses that the program wrote.
///
/// The program's debugging information is the learner's, in a way: it is read in the sandbox.
struct TrapLocation: Hashable, Sendable {
  /// A line of the learner's file.
  var line: Int
  /// What the compiler says of a trap for which the runtime has no words: `arithmetic overflow`.
  var reason: String?
}

extension TrapLocation {
  /// `nil` when nothing was written, or nothing of it lies in the learner's file.
  init?(printed: String, program: SubmissionProgram) {
    // The last words only: all of it may be a megabyte of such lines.
    guard
      let match = printed.suffix(4096).matches(of: /gradus: stopped at((?: [0-9a-f]{16})+)\n/).last
    else {
      return nil
    }
    let addresses = match.1.split(separator: " ").prefix(64).compactMap { UInt($0, radix: 16) }
    guard
      let found = try? program.symbolizer(addresses).run(timeout: .seconds(3), outputLimit: 1 << 20)
    else {
      return nil
    }
    let pairs = found.output.split(separator: "\n").map(String.init)
    var reason: String?
    for (function, place) in zip(pairs, pairs.dropFirst()) {
      if let failure = function.wholeMatch(of: /Swift runtime failure: (.+)/) {
        reason = reason ?? String(failure.1)
      }
      if let line = place.firstMatch(of: /\/Submission\.swift:([1-9][0-9]*)/).flatMap({ Int($0.1) })
      {
        self.init(line: line, reason: reason)
        return
      }
    }
    return nil
  }
}

extension SubmissionProgram {
  /// Prints, for each address, the names and places of the calls there, the innermost first.
  fileprivate func symbolizer(_ addresses: [UInt]) -> Command {
    let words = addresses.map { "0x" + String($0, radix: 16) }
    let command = Command(
      "\(toolchain.usr)/bin/llvm-symbolizer", ["--obj=\(executable)", "--functions"] + words,
      limits: ProcessLimits(cpuSeconds: 1, addressSpace: 2 << 30, fileSize: 0, processes: 64))
    let sandbox = Sandbox(
      mounts: [.init(toolchain.usr), .init(executable)], hasSystemLibraries: true,
      userID: folder.userID, systemCalls: SystemCallFilter(allowsProcesses: false))
    return confinement.applied(to: command, sandbox, in: "/tmp")
  }
}
