import Glibc

/// What a process and all below it have used up, as the kernel counts it.
///
/// `wait4` tells nothing of what happens within a sandbox before it ends, and then too little.
package struct Consumption {
  /// Seconds in which something ran on a processor.
  package var cpuSeconds = 0.0
  /// Seconds in which something was ready to run, and other programs had the processors.
  package var waitedSeconds = 0.0

  package init(cpuSeconds: Double = 0, waitedSeconds: Double = 0) {
    self.cpuSeconds = cpuSeconds
    self.waitedSeconds = waitedSeconds
  }
}

extension Consumption {
  init(of pid: pid_t) {
    var waiting = [pid]
    // A fork bomb is counted until it has said enough.
    var left = 256
    while let next = waiting.popLast(), left > 0 {
      left -= 1
      add(next)
      waiting += Self.children(of: next)
    }
  }

  /// What must be charged for `elapsed` seconds between `earlier` and now: the processors' time,
  /// and the time in which the program slept. Time that other programs took is not its fault.
  package func charge(since earlier: Consumption, elapsed: Double) -> Double {
    let cpu = max(0, cpuSeconds - earlier.cpuSeconds)
    let waited = max(0, waitedSeconds - earlier.waitedSeconds)
    return cpu + max(0, elapsed - cpu - waited)
  }

  private mutating func add(_ pid: pid_t) {
    var running = 0.0
    for thread in Self.threads(of: pid) {
      // Nanoseconds run, nanoseconds waited, times chosen; kernels may be built without.
      let numbers = Self.contents(of: "/proc/\(pid)/task/\(thread)/schedstat")?
        .split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
      guard let numbers, numbers.count >= 2 else { continue }
      running += numbers[0] / 1e9
      waitedSeconds += numbers[1] / 1e9
    }
    // Coarser, but with the threads and the children that have ended.
    cpuSeconds += max(running, Self.ownSeconds(of: pid))
  }

  /// User and system time of the process and of the children that it waited for.
  private static func ownSeconds(of pid: pid_t) -> Double {
    // The command's name, in parentheses, may itself hold spaces and parentheses.
    guard let text = contents(of: "/proc/\(pid)/stat"), let end = text.lastIndex(of: ")") else {
      return 0
    }
    let fields = text[end...].split(separator: " ")
    let ticks = fields.dropFirst(12).prefix(4).compactMap { Double($0) }
    return ticks.reduce(0, +) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  private static func children(of pid: pid_t) -> [pid_t] {
    let text = contents(of: "/proc/\(pid)/task/\(pid)/children") ?? ""
    return text.split(separator: " ").compactMap { pid_t($0) }
  }

  private static func threads(of pid: pid_t) -> [String] {
    guard let folder = opendir("/proc/\(pid)/task") else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while names.count < 256, let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.first?.isNumber == true { names.append(name) }
    }
    return names
  }

  private static func contents(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &buffer, buffer.count)
    return count >= 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
  }
}
