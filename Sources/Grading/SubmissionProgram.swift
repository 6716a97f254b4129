import Compiling
import CourseModel
import Processes

/// A compiled submission, and how it is started.
struct SubmissionProgram: Sendable {
  var executable: String
  var folder: WorkFolder
  var confinement: Confinement
  var toolchain: Toolchain
  var products: BuildProducts
  var memoryMegabytes: Int

  /// Nothing of this program's own environment.
  private static let environment = [
    "LC_ALL": "C.UTF-8", "TZ": "UTC", "OPENBLAS_NUM_THREADS": "1", "SWIFT_BACKTRACE": "enable=no",
  ]
}

extension SubmissionProgram {
  /// The command that runs it with the two ends of its private pipes as descriptors 3 and 4.
  ///
  /// Inside the sandbox there are the program itself, the libraries that it needs, and nothing else:
  /// no course, no home, no other submission, no network.
  func command(cpuSeconds: Double, calls: Descriptor, replies: Descriptor) -> Command {
    let limits = ProcessLimits(
      cpuSeconds: cpuSeconds + 1, addressSpace: memoryMegabytes << 20, fileSize: 1 << 20,
      // Without a sandbox the user's other processes would count as well.
      processes: confinement == .sandboxed ? 64 : nil, openFiles: 64)
    let command = Command(
      executable, environment: Self.environment, limits: limits,
      inherited: [calls.descriptor, replies.descriptor])
    let libraries = [
      toolchain.runtimeLibraries, products.submissionLibrary, "/usr/lib/x86_64-linux-gnu", "/lib64",
      "/etc/alternatives", "/etc/ld.so.cache",
    ]
    let sandbox = Sandbox(
      mounts: libraries.map { Sandbox.Mount($0) } + [
        .init("/usr/lib/x86_64-linux-gnu", at: "/lib/x86_64-linux-gnu"), .init(executable),
      ], scratchBytes: 0, userID: folder.userID,
      systemCalls: SystemCallFilter(allowsProcesses: false))
    return confinement.applied(to: command, sandbox, in: "/tmp")
  }
}
