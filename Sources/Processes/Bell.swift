import CProcess
import Glibc

/// A descriptor that polls readable from the moment it is rung.
///
/// Where the system has no descriptor left it is −1, which `poll` passes over: then it is not heard.
public final class Bell: Sendable {
  public let descriptor = gradus_eventfd()

  public init() {}

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// May be called from any thread, and from a signal handler.
  public func ring() {
    var one: UInt64 = 1
    _ = write(descriptor, &one, MemoryLayout.size(ofValue: one))
  }
}
