import Synchronization

/// A wish, heard within moments, that a run should stop: its kernel is killed, its files removed.
public final class Cancellation: Sendable {
  private let wished = Atomic(false)

  public init() {}

  public var isCancelled: Bool { wished.load(ordering: .relaxed) }

  /// May be called from any thread, and from a signal handler.
  public func cancel() { wished.store(true, ordering: .relaxed) }

  func check() throws(CellRunningError) {
    if isCancelled { throw .cancelled }
  }
}
