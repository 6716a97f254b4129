import Compiling
import Foundation
import Processes

/// Confines a lesson's kernel: no network, no other process, no file of the user's but those that a
/// lesson is about.
///
/// Its cells see the system's libraries, the Swift runtime, this program's libraries, the folders of
/// the lesson and of the course's data, and the compiled cells, all to read only; and one folder to
/// write in, `TMPDIR`. They have a process namespace of their own.
public enum KernelSandbox {
  /// Why cells run without a sandbox on this machine, in one sentence; `nil` where they have one.
  public static let unavailability = Sandbox.unavailability()

  /// The command that starts the kernel in the lesson's folder, confined where that can be had.
  static func confining(
    _ kernel: Command, products: BuildProducts, toolchain: Toolchain, folder: RunFolder,
    readable: [String]
  ) -> Command {
    guard unavailability == nil, let directory = kernel.directory else { return kernel }
    var paths =
      systemPaths + [
        toolchain.runtimeLibraries, "\(toolchain.usr)/libexec/swift", products.kernel,
        products.notebookLibrary,
      ]
    paths += kernel.environment["LD_LIBRARY_PATH"]?.split(separator: ":").map(String.init) ?? []
    paths += readable + [directory, folder.path]
    var mounts = paths.filter { FileManager.default.fileExists(atPath: $0) }
      .map { Sandbox.Mount($0) }
    mounts.append(.init("/usr/lib/x86_64-linux-gnu", at: "/lib/x86_64-linux-gnu"))
    // After the folder that it lies in.
    mounts.append(.init(folder.cells, isWritable: true))
    return Sandbox(mounts: mounts).confining(kernel, in: directory)
  }

  private static let systemPaths = [
    "/usr/lib/x86_64-linux-gnu", "/lib64", "/etc/alternatives", "/etc/ld.so.cache",
    "/usr/share/zoneinfo",
  ]
}
