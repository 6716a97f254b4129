import Glibc
import GradingProtocol
import Processes

/// One run of an exercise's checks. It is the author's program: trusted, but not to be waited for
/// without end.
final class CheckerProcess {
  private let process: RunningProcess
  private let orders: Descriptor
  private let reports: Descriptor
  /// What it prints, which is of interest when it fails.
  private let output: Descriptor
  private let nonce = UInt64.random(in: 1 ... .max)
  private var number: UInt32 = 0
  private var assembler = FrameAssembler()
  private var transcript = Transcript()

  /// Seconds that a check may compute between two messages.
  static let patience = Duration.seconds(60)

  init(starting executable: String) throws(ProcessError) {
    let orders = try Pipe(for: executable)
    let reports = try Pipe(for: executable)
    let output = try Pipe(for: executable)
    let command = Command(
      executable,
      environment: [
        "LC_ALL": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1", "SWIFT_BACKTRACE": "enable=no",
      ], directory: "/", inherited: [orders.reading.descriptor, reports.writing.descriptor])
    process = try command.start(
      standardOutput: output.writing.descriptor, standardError: output.writing.descriptor)
    for end in [orders.reading, reports.writing, output.writing] { end.close() }
    self.orders = orders.writing
    self.reports = reports.reading
    self.output = output.reading
    for end in [self.orders, self.reports, self.output] { end.makeNonBlocking() }
  }

  deinit {
    process.kill()
    _ = process.wait()
  }
}

extension CheckerProcess {
  func send(_ message: GraderMessage) throws(Ungraded) {
    number += 1
    let bytes = Frame(nonce: nonce, number: number, payload: message.payload).bytes
    let deadline = ContinuousClock.now + Self.patience
    var sent = 0
    while sent < bytes.count {
      var watched = pollfd(fd: orders.descriptor, events: Int16(POLLOUT), revents: 0)
      _ = poll(&watched, 1, 100)
      let count = bytes.withUnsafeBytes {
        write(orders.descriptor, $0.baseAddress! + sent, $0.count - sent)
      }
      if count > 0 { sent += count }
      if count < 0 && errno != EAGAIN && errno != EINTR { throw died() }
      if ContinuousClock.now >= deadline { throw .fault(FeedbackWording.checkerTooSlow) }
    }
  }

  func receive() throws(Ungraded) -> CheckerMessage {
    let deadline = ContinuousClock.now + Self.patience
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let frame: Frame?
      do {
        frame = try assembler.next()
      } catch {
        throw .fault(FeedbackWording.checkerSpeaksNonsense)
      }
      if let frame {
        guard frame.nonce == nonce, let message = try? CheckerMessage(payload: frame.payload) else {
          throw .fault(FeedbackWording.checkerSpeaksNonsense)
        }
        return message
      }
      var watched = [
        pollfd(fd: reports.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: output.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      _ = poll(&watched, nfds_t(watched.count), 100)
      if watched[1].revents != 0 { _ = transcript.drain(output) }
      if watched[0].revents != 0 {
        let count = read(reports.descriptor, &piece, piece.count)
        if count > 0 { assembler.append(piece[..<count]) }
        if count == 0 { throw died() }
      }
      if ContinuousClock.now >= deadline { throw .fault(FeedbackWording.checkerTooSlow) }
    }
  }

  private func died() -> Ungraded {
    process.kill()
    _ = process.wait()
    _ = transcript.drain(output)
    return .fault(FeedbackWording.checkerDied(transcript.text))
  }
}
