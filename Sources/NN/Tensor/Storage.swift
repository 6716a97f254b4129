import Glibc

/// The numbers behind one tensor or several: a block of memory, freed with its last user.
///
/// Tensors that are views of one another (reshaped, rows of a larger one, detached) share a
/// storage. Whoever writes into a tensor that exists already first makes sure that it has its
/// storage alone, so a value that somebody holds never changes.
final class Storage {
  let address: UnsafeMutableRawPointer
  private let byteCount: Int

  init(byteCount: Int) {
    self.byteCount = byteCount
    address = ThreadState.current.pool.take(byteCount)
  }

  deinit { ThreadState.current.pool.giveBack(address, byteCount) }
}

/// Buffers to use again, by size class: after the first training step nothing is allocated.
///
/// There are four classes to a doubling of the size, so at most a quarter of a buffer is unused.
/// The free buffers of a class form a list, each pointing to the next.
final class BufferPool {
  private static let classCount = 160
  private static let largestIdleByteCount = 1 << 29

  private let free: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  private var idleByteCount = 0

  init() {
    free = .allocate(capacity: Self.classCount)
    free.initialize(repeating: nil, count: Self.classCount)
  }

  deinit {
    for sizeClass in 0..<Self.classCount {
      while let buffer = free[sizeClass] {
        free[sizeClass] = buffer.load(as: UnsafeMutableRawPointer?.self)
        Glibc.free(buffer)
      }
    }
    free.deallocate()
  }

  /// A buffer of at least `byteCount` bytes, aligned to a cache line, with unknown contents.
  func take(_ byteCount: Int) -> UnsafeMutableRawPointer {
    let (sizeClass, capacity) = Self.sizeClass(byteCount)
    if let buffer = free[sizeClass] {
      free[sizeClass] = buffer.load(as: UnsafeMutableRawPointer?.self)
      idleByteCount -= capacity
      return buffer
    }
    var buffer: UnsafeMutableRawPointer?
    let status = posix_memalign(&buffer, 64, capacity)
    precondition(status == 0, "No memory is left for a tensor of \(byteCount) bytes.")
    return buffer!
  }

  func giveBack(_ buffer: UnsafeMutableRawPointer, _ byteCount: Int) {
    let (sizeClass, capacity) = Self.sizeClass(byteCount)
    guard idleByteCount + capacity <= Self.largestIdleByteCount else { return Glibc.free(buffer) }
    buffer.storeBytes(of: free[sizeClass], as: UnsafeMutableRawPointer?.self)
    free[sizeClass] = buffer
    idleByteCount += capacity
  }

  private static func sizeClass(_ byteCount: Int) -> (index: Int, capacity: Int) {
    let last = max(byteCount, 33) - 1
    let doubling = Int.bitWidth - 1 - last.leadingZeroBitCount  // at least 5
    let step = 1 << (doubling - 2)
    let quarter = (last - (1 << doubling)) / step
    return ((doubling - 5) * 4 + quarter, (1 << doubling) + (quarter + 1) * step)
  }
}
