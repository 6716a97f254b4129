import Foundation
import Synchronization

/// A folder for the files of one run, removed at its end.
///
/// A run that was killed leaves its folder; the next run on the machine removes it.
final class RunFolder: Sendable {
  let path: String
  private static let serial = Atomic(0)

  init() throws(CellRunningError) {
    Self.sweepOnce
    let number = Self.serial.wrappingAdd(1, ordering: .relaxed).newValue
    path = "\(Self.parent)/\(Self.prefix)\(getpid())-\(number)"
    do {
      try? FileManager.default.removeItem(atPath: path)
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .storage(error.localizedDescription)
    }
  }

  deinit { remove() }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  private static let parent = FileManager.default.temporaryDirectory.standardizedFileURL.path
  private static let prefix = "gradus-run-"

  /// Removes what processes that are no more have left.
  private static let sweepOnce: Void = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let owner = pid_t(name.dropFirst(prefix.count).prefix { $0 != "-" }) ?? 0
      if owner > 0, kill(owner, 0) != 0, errno == ESRCH {
        try? FileManager.default.removeItem(atPath: "\(parent)/\(name)")
      }
    }
  }()
}
