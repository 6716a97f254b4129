import Glibc
import Synchronization

internal import COpenBLAS

/// How many threads operations may use: at first what the environment variable
/// `OPENBLAS_NUM_THREADS` or `OMP_NUM_THREADS` says, or else as many as there are processors.
///
/// Results do not depend on it, not in the last bit.
public var threadCount: Int {
  get { Parallel.threadCount.load(ordering: .relaxed) }
  set {
    precondition(newValue >= 1, "threadCount is at least 1; got \(newValue).")
    Parallel.threadCount.store(newValue, ordering: .relaxed)
  }
}

/// Work cut into parts that do not depend on one another.
///
/// The cuts depend on the amount of work alone, never on the number of threads, and each part is
/// computed in the same order by whichever thread takes it. So results are the same, bit for bit,
/// on any number of threads.
enum Parallel {
  /// Calls `body` once for each of `parts`, by number, on as many threads as are free.
  ///
  /// Parts only touch memory: they read and write through pointers taken before, each its own
  /// numbers, and record nothing.
  static func forEach(_ parts: Int, _ body: (_ part: Int) -> Void) {
    let threads = threadCount.load(ordering: .relaxed)
    if threads == 1 || parts == 1 {
      for part in 0..<parts { body(part) }
    } else {
      pool.run(parts, threads: min(threads, parts), body)
    }
  }

  /// Calls `body` for stretches that together are 0 ..< count, each of at least `grain` elements
  /// where there are as many. A grain is what is worth a thread's attention: about 30,000
  /// multiplications.
  @inline(__always)
  static func split(_ count: Int, grain: Int, _ body: (_ range: Range<Int>) -> Void) {
    if count < 2 * grain { return body(0..<count) }
    split(count, into: min(mostParts, count / max(grain, 1)), body)
  }

  /// Calls `body` for `parts` stretches of about one length that together are 0 ..< count.
  static func split(_ count: Int, into parts: Int, _ body: (_ range: Range<Int>) -> Void) {
    if parts <= 1 { return body(0..<count) }
    forEach(parts) { part in
      // Cuts at multiples of 16 keep vectors whole and cache lines apart.
      let cut = { (part: Int) in part == parts ? count : (count * part / parts) & ~15 }
      body(cut(part)..<cut(part + 1))
    }
  }

  /// Enough for the cores of a laptop; more would only make the parts smaller.
  static let mostParts = 8

  static let threadCount = Atomic<Int>(initialThreadCount())

  /// OpenBLAS reads the variables and asks the system; then it keeps to one thread, as its own
  /// threads slow down small products, and the larger ones are cut into parts here.
  private static func initialThreadCount() -> Int {
    let count = Int(openblas_get_num_threads())
    openblas_set_num_threads(1)
    return max(count, 1)
  }

  /// The workers of this process. A forked child has none of its parent's threads, and starts its
  /// own when it first needs them.
  private static var pool: WorkerPool {
    if let known = UnsafeRawPointer(bitPattern: poolAddress.load(ordering: .acquiring)) {
      return Unmanaged<WorkerPool>.fromOpaque(known).takeUnretainedValue()
    }
    _ = forgetPoolAfterFork
    let fresh = Unmanaged.passRetained(WorkerPool())
    let (isFirst, address) = poolAddress.compareExchange(
      expected: 0, desired: UInt(bitPattern: fresh.toOpaque()), ordering: .acquiringAndReleasing)
    if isFirst { return fresh.takeUnretainedValue() }
    fresh.release()
    return Unmanaged<WorkerPool>.fromOpaque(UnsafeRawPointer(bitPattern: address)!)
      .takeUnretainedValue()
  }

  private static let poolAddress = Atomic<UInt>(0)

  private static let forgetPoolAfterFork: Void = {
    pthread_atfork(nil, nil) { Parallel.poolAddress.store(0, ordering: .releasing) }
  }()
}
