import Foundation
import Synchronization

/// The pages that listen to one lesson or exercise, in as many tabs as there are.
final class Audience: Sendable {
  private struct State {
    var streams: [ObjectIdentifier: EventStream] = [:]
    var lastLeft = ContinuousClock.now
    var isOver = false
  }

  private let state = Mutex(State())

  /// A stream that begins with `greeting`, made while nothing else is sent.
  func join(greeting: () -> some Encodable) -> EventStream {
    let stream = EventStream { [weak self] stream in self?.leave(stream) }
    state.withLock { state in
      stream.send(greeting())
      if state.isOver { stream.end() }
      state.streams[ObjectIdentifier(stream)] = stream
    }
    return stream
  }

  func send(_ message: some Encodable) {
    let json = encoded(message)
    state.withLock { state in
      for stream in state.streams.values { stream.send(json) }
    }
  }

  /// How long nobody has listened; `nil` while somebody does.
  var silence: Duration? {
    state.withLock { $0.streams.isEmpty ? ContinuousClock.now - $0.lastLeft : nil }
  }

  /// Ends every stream, and those that come.
  func dismiss() {
    state.withLock { state in
      state.isOver = true
      for stream in state.streams.values { stream.end() }
    }
  }

  private func leave(_ stream: EventStream) {
    state.withLock { state in
      state.streams[ObjectIdentifier(stream)] = nil
      state.lastLeft = ContinuousClock.now
    }
  }
}
