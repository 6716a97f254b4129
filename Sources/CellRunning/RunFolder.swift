import Foundation
import Processes
import Synchronization

/// A folder for the files of one run, removed at its end: the compiled cells, and in `cells` what
/// they write.
///
/// Cells write nowhere else, so that none can put a file in the compiler's way. As root, `cells`
/// belongs to the user that sandboxed code runs as.
///
/// A run that was killed leaves its folder; the next run on the machine removes it.
final class RunFolder: Sendable {
  let path: String
  var cells: String { "\(path)/cells" }
  private static let serial = Atomic(0)

  init() throws(CellRunningError) {
    Self.sweepOnce
    let number = Self.serial.wrappingAdd(1, ordering: .relaxed).newValue
    // Of one length each time: what a program is started with moves its memory.
    path = "\(Self.parent)/\(Self.prefix)\(Self.padded(Int(getpid())))-\(Self.padded(number))"
    do {
      try? FileManager.default.removeItem(atPath: path)
      try FileManager.default.createDirectory(
        atPath: cells, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      if getuid() == 0, KernelSandbox.unavailability == nil {
        let user = uid_t(Sandbox.unusedID)
        guard chown(cells, user, user) == 0 else { throw POSIXError(.EPERM) }
        // Open to be entered, not to be listed.
        chmod(path, 0o711)
      }
    } catch {
      throw .storage(error.localizedDescription)
    }
  }

  deinit { remove() }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 7 - digits.count)) + digits
  }

  private static let parent = FileManager.default.temporaryDirectory.standardizedFileURL.path
  private static let prefix = "gradus-run-"

  /// Removes what processes that are no more have left.
  private static let sweepOnce: Void = AbandonedFolders(in: parent, prefix: prefix).remove()
}
