import Processes
import Synchronization

/// A wish, heard at once, that a run should stop: what runs is killed.
public final class Cancellation: Sendable {
  private let wished = Atomic(false)
  private let bell = Bell()

  public init() {}

  public var isCancelled: Bool { wished.load(ordering: .relaxed) }

  /// May be called from any thread, and from a signal handler.
  public func cancel() {
    wished.store(true, ordering: .relaxed)
    bell.ring()
  }

  /// Polls readable once the wish was made.
  var descriptor: Int32 { bell.descriptor }

  func check() throws(CellRunningError) {
    if isCancelled { throw .cancelled }
  }
}
