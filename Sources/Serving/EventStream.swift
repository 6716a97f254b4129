import Foundation

/// Server-sent events on their way to one page: written by any thread, read by its connection's.
///
/// A page that does not read is cut off; when it comes back it begins with the whole state again.
final class EventStream: Sendable {
  private struct State {
    var bytes: [UInt8] = []
    var isEnded = false
  }

  /// More unread bytes than this, and the page is cut off.
  private static let limit = 32 << 20

  private let condition = NSCondition()
  nonisolated(unsafe) private var state = State()
  private let onEnd: @Sendable (EventStream) -> Void

  /// - Parameter onEnd: called once, when the page has gone.
  init(onEnd: @escaping @Sendable (EventStream) -> Void) { self.onEnd = onEnd }

  func send(_ event: some Encodable) { send(encoded(event)) }

  /// Sends JSON, which has no line breaks of its own.
  func send(_ json: Data) {
    condition.lock()
    defer { condition.unlock() }
    guard !state.isEnded else { return }
    state.bytes += Array("data: ".utf8)
    state.bytes += json
    state.bytes += [10, 10]
    if state.bytes.count > Self.limit {
      state.bytes = []
      state.isEnded = true
    }
    condition.signal()
  }

  /// Ends the stream once all that was sent has been read.
  func end() {
    condition.lock()
    defer { condition.unlock() }
    state.isEnded = true
    condition.signal()
  }

  /// Up to `count` bytes as soon as there are any; `nil` at the end.
  ///
  /// After ten quiet seconds it gives a comment: writing it is how a closed page is noticed.
  func next(_ count: Int) -> [UInt8]? {
    condition.lock()
    defer { condition.unlock() }
    let deadline = Date(timeIntervalSinceNow: 10)
    while state.bytes.isEmpty {
      if state.isEnded { return nil }
      if !condition.wait(until: deadline) { return Array(": quiet\n\n".utf8) }
    }
    let chunk = Array(state.bytes.prefix(count))
    state.bytes.removeFirst(chunk.count)
    return chunk
  }

  /// The connection is over.
  func close() {
    end()
    onEnd(self)
  }
}
