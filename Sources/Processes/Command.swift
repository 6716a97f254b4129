/// A program to start: what it is, what it may use, and which descriptors it gets.
///
/// ```swift
/// let finished = try Command("/usr/bin/env", ["true"]).run(timeout: .seconds(5))
/// ```
/// The child runs in a process group of its own, with exactly this environment, and with every
/// descriptor closed but those named.
public struct Command: Sendable {
  public var executable: String
  public var arguments: [String]
  public var environment: [String: String]
  public var directory: String?
  public var limits: ProcessLimits
  /// Descriptors of this process that become the child's 3, 4, ….
  public var inherited: [Int32]
  /// Bytes that the child reads from the descriptors after those; a few kilobytes each.
  var attachments: [[UInt8]] = []

  public init(
    _ executable: String, _ arguments: [String] = [], environment: [String: String] = [:],
    directory: String? = nil, limits: ProcessLimits = ProcessLimits(), inherited: [Int32] = []
  ) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.directory = directory
    self.limits = limits
    self.inherited = inherited
  }
}

/// What the kernel lets a process use; `nil` leaves a limit as it is.
public struct ProcessLimits: Sendable, Hashable {
  /// CPU seconds, rounded up.
  public var cpuSeconds: Double?
  /// Bytes of address space.
  public var addressSpace: Int?
  /// Bytes of the largest file it may write.
  public var fileSize: Int?
  /// Processes and threads of the user; ignored by Linux for uid 0.
  public var processes: Int?
  /// Open descriptors.
  public var openFiles: Int?
  /// Bytes of a core dump: none, unless asked for.
  public var coreSize: Int? = 0

  public init(
    cpuSeconds: Double? = nil, addressSpace: Int? = nil, fileSize: Int? = nil,
    processes: Int? = nil, openFiles: Int? = nil
  ) {
    self.cpuSeconds = cpuSeconds
    self.addressSpace = addressSpace
    self.fileSize = fileSize
    self.processes = processes
    self.openFiles = openFiles
  }
}

/// How a process ended.
public enum Termination: Sendable, Hashable {
  case exited(Int32)
  case signaled(Int32)

  public var isSuccess: Bool { self == .exited(0) }
}

/// A process that has ended, and what it wrote. A child's failing is this value, never a throw.
public struct FinishedProcess: Sendable {
  public var termination: Termination
  public var standardOutput: [UInt8]
  public var standardError: [UInt8]
  /// The time-out came first, and the whole process group was killed.
  public var timedOut: Bool
  /// A stream passed the output limit, and the whole process group was killed.
  public var outputLimitReached: Bool
  /// CPU seconds of the process and of the children it waited for.
  public var cpuSeconds: Double

  public var output: String { String(decoding: standardOutput, as: UTF8.self) }
  public var errors: String { String(decoding: standardError, as: UTF8.self) }
}

/// The program could not be run at all.
public struct ProcessError: Error, Sendable, CustomStringConvertible {
  public var executable: String
  public var reason: String

  public init(executable: String, reason: String) {
    self.executable = executable
    self.reason = reason
  }

  public var description: String { "cannot start \(executable): \(reason)" }
}
