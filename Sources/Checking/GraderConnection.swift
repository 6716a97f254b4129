import GradingProtocol

/// The checker's end of its conversation with the grader.
final class GraderConnection {
  private let channel: Channel
  private var nonce: UInt64 = 0
  private var number: UInt32 = 0

  init(_ channel: Channel) { self.channel = channel }
}

extension GraderConnection {
  /// The run's seed, with which the grader opens the conversation.
  func receiveSeed() throws -> UInt64 {
    guard let frame = try channel.receive(),
      case .start(let seed) = try GraderMessage(payload: frame.payload)
    else { throw FrameError.closed }
    nonce = frame.nonce
    return seed
  }

  func tell(_ message: CheckerMessage) throws {
    number += 1
    try channel.send(Frame(nonce: nonce, number: number, payload: message.payload))
  }

  /// Has the submission called, and waits for what comes of it.
  func ask(_ call: Call) throws -> GraderMessage { try ask(.call(call)) }

  /// CPU seconds that the submission's process has used.
  func consumedSeconds() throws -> Double {
    guard case .consumed(let seconds) = try ask(.consumption) else { throw FrameError.notAnAnswer }
    return seconds
  }

  private func ask(_ message: CheckerMessage) throws -> GraderMessage {
    try tell(message)
    guard let frame = try channel.receive() else { throw FrameError.closed }
    return try GraderMessage(payload: frame.payload)
  }
}
