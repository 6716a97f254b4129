import CProcess
import Glibc

/// A child that has been started: wait for it, or kill it with all it started.
///
/// One thread at a time may call `wait`; `kill` may be called from any.
public final class RunningProcess: @unchecked Sendable {
  public let pid: pid_t
  private var ended: (Termination, Double)?

  fileprivate init(pid: pid_t) { self.pid = pid }

  /// Kills the whole process group. Harmless once the process has been waited for.
  public func kill(_ signal: Int32 = SIGKILL) {
    if ended == nil { _ = Glibc.kill(-pid, signal) }
  }

  /// Waits until the process ends; returns how, and the CPU seconds it used.
  @discardableResult
  public func wait() -> (termination: Termination, cpuSeconds: Double) {
    if let ended { return ended }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(pid, &status, 0, &usage) < 0 && errno == EINTR {}
    let signal = status & 0x7f
    let termination: Termination = signal == 0 ? .exited((status >> 8) & 0xff) : .signaled(signal)
    let cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime)
    // What the process left behind in its group goes with it.
    _ = Glibc.kill(-pid, SIGKILL)
    ended = (termination, cpu)
    return (termination, cpu)
  }

  /// Waits at most so long; `nil` when the process still runs.
  public func wait(atMost timeout: Duration) -> (termination: Termination, cpuSeconds: Double)? {
    if let ended { return ended }
    let descriptor = gradus_pidfd(pid)
    guard descriptor >= 0 else { return wait() }
    defer { close(descriptor) }
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let deadline = ContinuousClock.now + timeout
    while true {
      let left = deadline - ContinuousClock.now
      let ready = poll(&watched, 1, left.milliseconds)
      if ready > 0 { return wait() }
      if ready == 0 && ContinuousClock.now >= deadline { return nil }
    }
  }

  private func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }
}

extension Command {
  /// Starts the program with the given descriptors as 0, 1 and 2; -1 is `/dev/null`.
  public func start(
    standardInput: Int32 = -1, standardOutput: Int32 = -1, standardError: Int32 = -1
  ) throws(ProcessError) -> RunningProcess {
    var words = ([executable] + arguments).map { strdup($0) }
    var settings = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") }
    defer { (words + settings).forEach { free($0) } }
    words.append(nil)
    settings.append(nil)
    var attached: [Pipe] = []
    for bytes in attachments {
      let pipe = try Pipe(for: executable)
      // All of them fit into a pipe that nobody reads yet.
      precondition(bytes.count <= 1 << 15 && pipe.writing.write(bytes, from: 0) == bytes.count)
      pipe.writing.close()
      attached.append(pipe)
    }
    let descriptors =
      [standardInput, standardOutput, standardError] + inherited
      + attached.map(\.reading.descriptor)
    let limits = limits.list
    var pid: pid_t = 0
    let error = executable.withCString { executable in
      withOptionalCString(directory) { directory in
        words.withUnsafeBufferPointer { words in
          settings.withUnsafeBufferPointer { settings in
            descriptors.withUnsafeBufferPointer { descriptors in
              limits.withUnsafeBufferPointer { limits in
                var command = gradus_command(
                  executable: executable, arguments: words.baseAddress!,
                  environment: settings.baseAddress!, directory: directory,
                  descriptors: descriptors.baseAddress!,
                  descriptor_count: Int32(descriptors.count),
                  limits: limits.baseAddress, limit_count: Int32(limits.count))
                return gradus_spawn(&command, &pid)
              }
            }
          }
        }
      }
    }
    for pipe in attached { pipe.reading.close() }
    guard error == 0 else {
      throw ProcessError(executable: executable, reason: String(cString: strerror(error)))
    }
    return RunningProcess(pid: pid)
  }
}

extension ProcessLimits {
  fileprivate var list: [gradus_limit] {
    let chosen: [(UInt32, Int?)] = [
      (RLIMIT_CPU.rawValue, cpuSeconds.map { Int($0.rounded(.up)) }),
      (RLIMIT_AS.rawValue, addressSpace), (RLIMIT_FSIZE.rawValue, fileSize),
      (UInt32(gradus_limit_processes), processes), (RLIMIT_NOFILE.rawValue, openFiles),
      (RLIMIT_CORE.rawValue, coreSize),
    ]
    return chosen.compactMap { resource, value in
      value.map { gradus_limit(resource: Int32(resource), value: rlim_t($0)) }
    }
  }
}

extension Duration {
  /// Whole milliseconds for `poll`, never negative and never cut to zero too early.
  var milliseconds: Int32 {
    let (seconds, attoseconds) = components
    let value = Double(seconds) * 1000 + Double(attoseconds) / 1e15
    return Int32(max(0, min(value.rounded(.up), 1e9)))
  }
}

private func withOptionalCString<R>(_ text: String?, _ body: (UnsafePointer<CChar>?) -> R) -> R {
  guard let text else { return body(nil) }
  return text.withCString(body)
}
