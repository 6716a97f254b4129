import Glibc
import GradingProtocol
import Processes

/// One run of a submission: answers calls until it breaks down or is ended.
final class SubmissionProcess {
  private let program: SubmissionProgram
  private let process: RunningProcess
  private let calls: Descriptor
  private let replies: Descriptor
  private let output: Descriptor
  private let nonce = UInt64.random(in: 1 ... .max)
  private var number: UInt32 = 0
  private var assembler = FrameAssembler()
  private var transcript = Transcript()
  private var hasEnded = false
  private var lastConsumption = Consumption()
  /// Seconds that it slept while a call waited for its answer.
  private var idleSeconds = 0.0

  init(starting program: SubmissionProgram, cpuSeconds: Double) throws(ProcessError) {
    self.program = program
    let calls = try Pipe(for: program.executable)
    let replies = try Pipe(for: program.executable)
    let output = try Pipe(for: program.executable)
    let command = program.command(
      cpuSeconds: cpuSeconds, calls: calls.reading, replies: replies.writing)
    process = try command.start(
      standardOutput: output.writing.descriptor, standardError: output.writing.descriptor)
    for end in [calls.reading, replies.writing, output.writing] { end.close() }
    self.calls = calls.writing
    self.replies = replies.reading
    self.output = output.reading
    for end in [self.calls, self.replies, self.output] { end.makeNonBlocking() }
  }

  deinit { end() }
}

extension SubmissionProcess {
  /// What a call may take.
  struct Allowance {
    /// Of computing and of sleeping.
    var seconds: Double
    /// Of the clock on the wall: a busy machine gives a process a part of its time only.
    var wallSeconds: Double { 3 * seconds + 1 }
  }

  /// CPU seconds used so far.
  var cpuSeconds: Double { consumption.cpuSeconds }

  /// Seconds that it computed, and those that it made a call wait without computing.
  var chargedSeconds: Double { cpuSeconds + idleSeconds }

  private var consumption: Consumption {
    if !hasEnded {
      let now = Consumption(of: process.pid)
      // Less is what is seen of a process that is just ending.
      if now.cpuSeconds >= lastConsumption.cpuSeconds { lastConsumption = now }
    }
    return lastConsumption
  }

  /// What was printed since this was last asked; empties the pipe.
  func takePrinted() -> String {
    _ = transcript.drain(output)
    return transcript.take()
  }

  /// Sends a call and waits for its answer.
  /// - Throws: `Breakdown`; the process has then been ended.
  func ask(_ call: Call, _ allowance: Allowance) throws(Breakdown) -> Reply {
    number += 1
    let frame = Frame(nonce: nonce, number: number, payload: call.payload)
    do throws(Breakdown) {
      let reply = try exchange(frame, allowance)
      guard reply.nonce == nonce, reply.number == number,
        let answer = try? Reply(payload: reply.payload)
      else { throw .noAnswer }
      return answer
    } catch {
      end()
      throw error
    }
  }

  private func exchange(_ frame: Frame, _ allowance: Allowance) throws(Breakdown) -> Frame {
    let bytes = frame.bytes
    var sent = 0
    let before = consumption
    let began = ContinuousClock.now
    var nextLook = began + .milliseconds(50)
    defer { chargeIdleness(since: before, began) }
    while true {
      var watched = [
        pollfd(fd: replies.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: output.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(
          fd: sent < bytes.count ? calls.descriptor : -1, events: Int16(POLLOUT), revents: 0),
      ]
      _ = poll(&watched, nfds_t(watched.count), 20)
      if watched[1].revents != 0 {
        _ = transcript.drain(output)
        if transcript.isFull { throw .outputLimit }
      }
      if watched[0].revents != 0 {
        let isOpen = receive()
        switch Result(catching: { () throws(FrameError) in try assembler.next() }) {
        case .success(let frame?): return frame
        case .success(nil): if !isOpen { throw howItEnded() }
        case .failure: throw .noAnswer
        }
      }
      if watched[2].revents != 0 { sent = send(bytes, from: sent) }
      if ContinuousClock.now >= nextLook {
        nextLook = ContinuousClock.now + .milliseconds(50)
        if process.wait(atMost: .zero) != nil && watched[0].revents == 0 { throw howItEnded() }
        if let limit = passedLimit(of: allowance, since: before, began) { throw limit }
      }
    }
  }

  private func passedLimit(
    of allowance: Allowance, since before: Consumption, _ began: ContinuousClock.Instant
  ) -> Breakdown? {
    let elapsed = (ContinuousClock.now - began).inSeconds
    let charge = consumption.charge(since: before, elapsed: elapsed)
    let isOver = charge > allowance.seconds
    guard isOver || elapsed > allowance.wallSeconds else { return nil }
    _ = transcript.drain(output)
    // Hundreds of megabytes take their time to be given back.
    if Breakdown.saysMemoryRanOut(transcript.text) { return .memoryLimit }
    return .timeLimit(seconds: allowance.seconds, isStarved: !isOver)
  }

  /// A short call is not worth a look: waking up alone may take that long on a busy machine.
  private func chargeIdleness(since before: Consumption, _ began: ContinuousClock.Instant) {
    let elapsed = (ContinuousClock.now - began).inSeconds
    guard elapsed > 0.01 else { return }
    let now = consumption
    idleSeconds +=
      now.charge(since: before, elapsed: elapsed) - max(0, now.cpuSeconds - before.cpuSeconds)
  }

  /// Reads what has come; `false` when no more can come.
  private func receive() -> Bool {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(replies.descriptor, &piece, piece.count)
    if count > 0 { assembler.append(piece[..<count]) }
    return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR))
  }

  private func send(_ bytes: [UInt8], from start: Int) -> Int {
    let count = bytes.withUnsafeBytes {
      write(calls.descriptor, $0.baseAddress! + start, $0.count - start)
    }
    // When nobody reads, the other descriptor will say so.
    return count > 0 ? start + count : count < 0 && errno == EAGAIN ? start : bytes.count
  }

  /// The process closed its answers: it has ended, or is made to.
  private func howItEnded() -> Breakdown {
    let ended = process.wait(atMost: .milliseconds(500))
    if ended == nil { process.kill() }
    hasEnded = true
    let termination = process.wait().termination
    _ = transcript.drain(output)
    if transcript.isFull { return .outputLimit }
    if ended == nil { return .noAnswer }
    let text = transcript.text
    return Breakdown(termination, printed: text) { TrapLocation(printed: text, program: program) }
  }

  /// Kills the process and all that it started.
  func end() {
    if hasEnded { return }
    _ = consumption
    process.kill()
    _ = process.wait()
    hasEnded = true
  }
}

extension Duration {
  fileprivate var inSeconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}
