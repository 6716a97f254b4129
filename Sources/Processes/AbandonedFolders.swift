import Foundation

/// Temporary folders that carry their process's id, `PREFIX123-…`: one that was killed could not
/// remove its own, so the next program that makes such folders does.
public struct AbandonedFolders: Sendable {
  public var parent: String
  public var prefix: String

  public init(in parent: String, prefix: String) {
    self.parent = parent
    self.prefix = prefix
  }

  /// Removes the folders whose process is no more.
  public func remove() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let owner = pid_t(name.dropFirst(prefix.count).prefix { $0 != "-" }) ?? 0
      if owner > 0, kill(owner, 0) != 0, errno == ESRCH {
        try? FileManager.default.removeItem(atPath: "\(parent)/\(name)")
      }
    }
  }
}
