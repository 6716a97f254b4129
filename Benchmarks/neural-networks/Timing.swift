import Glibc

/// The times of many calls of one workload, and the memory that the process took.
struct Timing: Codable {
  var workload: String
  var threads: Int
  var leastMilliseconds: Double
  var medianMilliseconds: Double
  var peakMegabytes: Double
  var calls: Int

  /// Calls `step` for about `seconds` after a warm-up, each call timed on its own; the median is
  /// the least of three rounds' medians, as other processes may share the machine.
  init(_ workload: Workload, threads: Int, seconds: Double) {
    let step = workload.make()
    let warmUp = now() + seconds / 4
    repeat { step() } while now() < warmUp
    var (least, median, calls) = (Double.infinity, Double.infinity, 0)
    for _ in 0..<3 {
      var times: [Double] = []
      let end = now() + seconds / 3
      while times.count < 5 || now() < end {
        let began = now()
        step()
        times.append(now() - began)
      }
      times.sort()
      least = min(least, times[0])
      median = min(median, times[times.count / 2])
      calls += times.count
    }
    let milliseconds = 1e3 / Double(workload.operationsPerCall)
    self.workload = workload.name
    self.threads = threads
    leastMilliseconds = least * milliseconds
    medianMilliseconds = median * milliseconds
    peakMegabytes = peakMemory() / 1e6
    self.calls = calls
  }
}

/// Seconds of a clock that only goes forward.
private func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The most bytes of memory that this process has held.
private func peakMemory() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return Double(usage.ru_maxrss) * 1024
}
