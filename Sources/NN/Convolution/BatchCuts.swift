/// A batch cut into parts for `Parallel.forEach`: as many as pay, never more than there are images.
struct BatchCuts {
  let count: Int
  let parts: Int

  /// - Parameter work: The multiplications for one of `count` images.
  init(_ count: Int, work: Int) {
    self.count = count
    parts = max(1, min(count, Parallel.mostParts, count * work / 100_000))
  }

  /// The images of a part.
  func range(_ part: Int) -> Range<Int> { (count * part / parts)..<(count * (part + 1) / parts) }
}
