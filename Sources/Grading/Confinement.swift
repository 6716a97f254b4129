import Foundation
import Processes

/// Whether a submission's compilation and run are confined by a sandbox.
public enum Confinement: Sendable, Hashable {
  case sandboxed
  /// No sandbox can be had here; `reason` says why. Only limits and time-outs protect the machine:
  /// fit for one's own file, not for somebody else's.
  case unconfined(reason: String)

  public static func strongestAvailable() -> Confinement {
    Sandbox.unavailability().map { .unconfined(reason: $0) } ?? .sandboxed
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
