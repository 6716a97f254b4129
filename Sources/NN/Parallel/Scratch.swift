/// Runs `body` with room for `count` numbers, which hold anything at first and are given back
/// after; it comes from the running thread's pool, so that nothing is allocated twice.
@inline(__always)
func withScratch<S: Scalar, Result>(
  _: S.Type, _ count: Int, _ body: (UnsafeMutablePointer<S>) -> Result
) -> Result {
  let pool = ThreadState.current.pool
  let byteCount = count * MemoryLayout<S>.stride
  let buffer = pool.take(byteCount)
  defer { pool.giveBack(buffer, byteCount) }
  return body(buffer.assumingMemoryBound(to: S.self))
}
