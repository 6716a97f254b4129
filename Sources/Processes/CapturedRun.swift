import CProcess
import Glibc

extension Command {
  /// Runs the program to its end and captures what it writes.
  ///
  /// At the time-out, or when a stream passes `outputLimit` bytes, the whole process group is
  /// killed. A program that leaves a background process holding its streams does not keep this
  /// waiting.
  /// - Throws: `ProcessError` when the program could not be started.
  public func run(
    input: [UInt8] = [], timeout: Duration, outputLimit: Int = 64 << 20
  ) throws(ProcessError) -> FinishedProcess {
    let output = try Pipe(for: executable)
    let errors = try Pipe(for: executable)
    let source = input.isEmpty ? nil : try Pipe(for: executable)
    let process = try start(
      standardInput: source?.reading.descriptor ?? -1, standardOutput: output.writing.descriptor,
      standardError: errors.writing.descriptor)
    output.writing.close()
    errors.writing.close()
    source?.reading.close()
    return Capture(
      process: process, output: output.reading, errors: errors.reading, source: source?.writing,
      input: input, deadline: ContinuousClock.now + timeout, outputLimit: outputLimit
    ).finish()
  }
}

/// Reads both streams of one child until it ends.
private struct Capture {
  let process: RunningProcess
  let output: Descriptor
  let errors: Descriptor
  let source: Descriptor?
  let input: [UInt8]
  let deadline: ContinuousClock.Instant
  let outputLimit: Int

  func finish() -> FinishedProcess {
    let end = Descriptor(gradus_pidfd(process.pid))
    for descriptor in [output, errors, source].compactMap(\.self) { descriptor.makeNonBlocking() }
    var captured: [[UInt8]] = [[], []]
    var open = [true, true]
    var written = 0
    var timedOut = false
    var overflowed = false
    var hasEnded = false
    while !hasEnded {
      var watched = [pollfd(fd: end.descriptor, events: Int16(POLLIN), revents: 0)]
      for (k, stream) in [output, errors].enumerated() {
        watched.append(
          pollfd(fd: open[k] ? stream.descriptor : -1, events: Int16(POLLIN), revents: 0))
      }
      let writes = written < input.count
      watched.append(
        pollfd(fd: writes ? source?.descriptor ?? -1 : -1, events: Int16(POLLOUT), revents: 0))
      let ready = poll(&watched, nfds_t(watched.count), (deadline - .now).milliseconds)
      if ready == 0 && .now >= deadline {
        timedOut = true
        process.kill()
        break
      }
      if watched[3].revents != 0, let source {
        written = source.write(input, from: written) ?? input.count
        if written == input.count { source.close() }
      }
      hasEnded = watched[0].revents != 0
      for (k, stream) in [output, errors].enumerated() where open[k] {
        open[k] = stream.drain(into: &captured[k], limit: outputLimit)
        if captured[k].count >= outputLimit { overflowed = true }
      }
      if overflowed {
        process.kill()
        break
      }
    }
    let (termination, cpuSeconds) = process.wait()
    for (k, stream) in [output, errors].enumerated() where open[k] {
      _ = stream.drain(into: &captured[k], limit: outputLimit)
    }
    return FinishedProcess(
      termination: termination, standardOutput: captured[0], standardError: captured[1],
      timedOut: timedOut, outputLimitReached: overflowed, cpuSeconds: cpuSeconds)
  }
}
