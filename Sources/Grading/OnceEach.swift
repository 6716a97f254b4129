import Foundation

/// Makes a value once for each key, however many threads ask for it: those that come while it is
/// being made wait for it, and nobody waits for another key's.
package final class OnceEach<Value: Sendable>: Sendable {
  private let slots = Slots()

  package init() {}

  private final class Slots: @unchecked Sendable {
    private let lock = NSLock()
    private var slots: [String: Slot] = [:]

    subscript(key: String) -> Slot {
      lock.withLock {
        let slot = slots[key] ?? Slot()
        slots[key] = slot
        return slot
      }
    }
  }

  private final class Slot: @unchecked Sendable {
    let lock = NSLock()
    var value: Value?
  }
}

extension OnceEach {
  /// A failure is not kept: who asks next tries again.
  package func value<Failure>(
    for key: String, make: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let slot = slots[key]
    slot.lock.lock()
    defer { slot.lock.unlock() }
    if let value = slot.value { return value }
    let value = try make()
    slot.value = value
    return value
  }
}
