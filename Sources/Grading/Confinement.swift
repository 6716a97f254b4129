import Foundation
import Processes

/// Whether a submission's compilation and run are confined by a sandbox.
public enum Confinement: Sendable, Hashable {
  case sandboxed
  /// No sandbox can be had here; `reason` says why. Only limits and time-outs protect the machine:
  /// fit for one's own file, not for somebody else's.
  case unconfined(reason: String)

  /// - Parameter paths: What sandboxed code must be able to read.
  public static func strongestAvailable(reading paths: [String] = []) -> Confinement {
    if let reason = Sandbox.unavailability() { return .unconfined(reason: reason) }
    // As root the sandbox belongs to another user, who may not reach a folder such as /root.
    if getuid() == 0, let closed = paths.compactMap(closedFolder).first {
      return .unconfined(reason: FeedbackWording.isClosed(closed))
    }
    return .sandboxed
  }

  /// The topmost folder on the way to `path` that other users cannot enter.
  private static func closedFolder(above path: String) -> String? {
    var folder = "/"
    for name in URL(fileURLWithPath: path).resolvingSymlinksInPath().pathComponents.dropFirst() {
      folder += (folder == "/" ? "" : "/") + name
      var status = stat()
      guard stat(folder, &status) == 0 else { return nil }
      if status.st_mode & S_IFMT == S_IFDIR && status.st_mode & S_IXOTH == 0 { return folder }
    }
    return nil
  }
}

extension Confinement {
  /// The command, confined to the sandbox where there is one.
  func applied(to command: Command, _ sandbox: Sandbox, in folder: String) -> Command {
    switch self {
    case .sandboxed: return sandbox.confining(command, in: folder)
    case .unconfined:
      var command = command
      command.directory = folder
      return command
    }
  }
}
