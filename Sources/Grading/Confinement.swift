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

  /// What other people's files are graded in: the sandbox, or nothing at all unless the instructor
  /// says that their authors are trusted.
  public static func forSubmissions(trusted: Bool) throws(GraderError) -> Confinement {
    try forSubmissions(trusted: trusted, strongest: strongestAvailable())
  }

  package static func forSubmissions(
    trusted: Bool, strongest: Confinement
  ) throws(GraderError) -> Confinement {
    guard case .unconfined(let reason) = strongest, !trusted else { return strongest }
    throw GraderError(reason: FeedbackWording.needsSandbox(reason))
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
