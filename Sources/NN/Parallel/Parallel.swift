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
    for part in 0..<parts { body(part) }
  }

  /// Calls `body` for stretches that together are 0 ..< count, each of at least `grain` elements
  /// where there are as many. A grain is what is worth a thread's attention: about 30,000
  /// multiplications.
  @inline(__always)
  static func split(_ count: Int, grain: Int, _ body: (_ range: Range<Int>) -> Void) {
    let parts = min(mostParts, count / max(grain, 1))
    if parts <= 1 { return body(0..<count) }
    forEach(parts) { part in
      // Cuts at multiples of 16 keep vectors whole and cache lines apart.
      let cut = { (part: Int) in part == parts ? count : (count * part / parts) & ~15 }
      body(cut(part)..<cut(part + 1))
    }
  }

  /// Enough for the cores of a laptop; more would only make the parts smaller.
  static let mostParts = 8
}
