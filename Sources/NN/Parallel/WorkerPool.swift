import Glibc
import Synchronization

/// Threads that wait for parts of a job, and the thread that brings the job and works along.
///
/// A worker that finds nothing to do looks again for some microseconds, as the next job of a
/// training step is near, and then sleeps until it is woken.
///
/// Unchecked, as the compiler cannot see that a job is written by its only owner before any worker
/// may read it.
final class WorkerPool: @unchecked Sendable {
  /// What one job consists of; written before the job is announced, read only by who took a part.
  private struct Job {
    var parts = 0
    var body: UnsafeRawPointer?
  }

  private typealias Body = (Int) -> Void

  /// The number of the job in the high half, the next part to take in the low half. A part is
  /// taken by one exchange of both, so nobody takes a part of a job that is over.
  private let ticket = Atomic<UInt64>(0)
  private let partsLeft = Atomic<Int>(0)
  private let isTaken = Atomic<Bool>(false)
  private let sleepers = Atomic<Int>(0)
  /// How many of the workers may help with the present job.
  private let helpers = Atomic<Int>(0)
  private let workerCount = Atomic<Int>(0)
  private let job: UnsafeMutablePointer<Job>
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let wake: UnsafeMutablePointer<pthread_cond_t>

  init() {
    job = .allocate(capacity: 1)
    job.initialize(to: Job())
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
    wake = .allocate(capacity: 1)
    wake.initialize(to: pthread_cond_t())
    pthread_cond_init(wake, nil)
  }

  /// Calls `body` for every part, on this thread and up to `threads` − 1 others.
  ///
  /// While another job runs, as when a part has parts itself, this thread does all of them.
  func run(_ parts: Int, threads: Int, _ body: (_ part: Int) -> Void) {
    guard threads > 1, parts > 1,
      isTaken.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
    else {
      for part in 0..<parts { body(part) }
      return
    }
    startWorkers(threads - 1)
    withoutActuallyEscaping(body) { body in
      withUnsafePointer(to: body) { pointer in
        job.pointee = Job(parts: parts, body: UnsafeRawPointer(pointer))
        partsLeft.store(parts, ordering: .relaxed)
        helpers.store(threads - 1, ordering: .relaxed)
        let number = (ticket.load(ordering: .relaxed) >> 32) &+ 1
        ticket.store(number << 32, ordering: .sequentiallyConsistent)
        if sleepers.load(ordering: .sequentiallyConsistent) > 0 {
          pthread_mutex_lock(mutex)
          pthread_cond_broadcast(wake)
          pthread_mutex_unlock(mutex)
        }
        takeParts(of: number)
        var rounds = 0
        while partsLeft.load(ordering: .acquiring) > 0 { pause(&rounds) }
      }
    }
    isTaken.store(false, ordering: .releasing)
  }

  /// Does parts of the job with this number until none is left.
  private func takeParts(of number: UInt64) {
    while true {
      let seen = ticket.load(ordering: .acquiring)
      guard seen >> 32 == number else { return }
      let part = Int(seen & 0xffff_ffff)
      let job = job.pointee
      guard part < job.parts else { return }
      guard
        ticket.weakCompareExchange(
          expected: seen, desired: seen + 1, ordering: .acquiringAndReleasing
        ).exchanged
      else { continue }
      job.body!.assumingMemoryBound(to: Body.self).pointee(part)
      partsLeft.subtract(1, ordering: .releasing)
    }
  }

  /// A worker's life: take parts of each new job, look for the next, sleep.
  private func work() {
    var last = ticket.load(ordering: .acquiring) >> 32
    // The job for which this worker was started may be announced already.
    last = last == 0 ? 0 : last - 1
    while true {
      var rounds = 0
      while ticket.load(ordering: .acquiring) >> 32 == last {
        if rounds < Self.patience {
          pause(&rounds)
        } else {
          sleep(after: last)
        }
      }
      last = ticket.load(ordering: .acquiring) >> 32
      if helpers.subtract(1, ordering: .relaxed).newValue >= 0 { takeParts(of: last) }
    }
  }

  private func sleep(after last: UInt64) {
    pthread_mutex_lock(mutex)
    sleepers.add(1, ordering: .sequentiallyConsistent)
    while ticket.load(ordering: .sequentiallyConsistent) >> 32 == last {
      pthread_cond_wait(wake, mutex)
    }
    sleepers.subtract(1, ordering: .relaxed)
    pthread_mutex_unlock(mutex)
  }

  /// Where no further thread is allowed, as in a sandbox, there are fewer workers.
  private func startWorkers(_ wanted: Int) {
    while workerCount.load(ordering: .relaxed) < wanted {
      workerCount.add(1, ordering: .relaxed)
      var thread = pthread_t()
      let status = pthread_create(
        &thread, nil,
        { context in
          Unmanaged<WorkerPool>.fromOpaque(context!).takeUnretainedValue().work()
          return nil
        }, Unmanaged.passUnretained(self).toOpaque())
      if status == 0 { pthread_detach(thread) }
    }
  }

  /// How often a worker looks before it sleeps: some tens of microseconds.
  private static let patience = 60

  /// Lets another thread run, if one is ready: waiting must not slow down who works.
  private func pause(_ rounds: inout Int) {
    rounds += 1
    sched_yield()
  }
}
