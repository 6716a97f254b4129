extension Tensor {
  /// Ones and zeros drawn by themselves, each 1 with the given probability.
  ///
  /// Two are made of each 64 random bits, so a probability counts in steps of 2⁻³².
  public static func mask(
    _ shape: [Int], probability: Double, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) -> Tensor {
    precondition(
      (0...1).contains(probability), "A probability lies in 0...1; got \(probability).")
    let limit = (probability * 0x1p32).rounded()
    if limit == 0x1p32 { return .ones(shape, precision: precision) }
    let result = Tensor(uninitialized: shape, precision)
    switch precision {
    case .float32: drawMask(Float.self, result, below: UInt32(limit), using: &generator)
    case .float64: drawMask(Double.self, result, below: UInt32(limit), using: &generator)
    }
    return result
  }
}

private func drawMask<S: Scalar>(
  _: S.Type, _ result: Tensor, below limit: UInt32, using generator: inout SeededGenerator
) {
  let (numbers, count) = (result.pointer(S.self), result.count)
  let blockSize = 1024
  // First the bits of a block, then the comparisons, which so become vector instructions.
  withUnsafeTemporaryAllocation(of: UInt32.self, capacity: blockSize) { buffer in
    let bits = buffer.baseAddress!
    var source = generator
    for start in stride(from: 0, to: count, by: blockSize) {
      let length = min(blockSize, count - start)
      for i in stride(from: 0, to: length, by: 2) {
        let pair = source.next()
        bits[i] = UInt32(truncatingIfNeeded: pair >> 32)
        bits[i + 1] = UInt32(truncatingIfNeeded: pair)
      }
      let target = numbers + start
      for i in 0..<length { target[i] = bits[i] < limit ? 1 : 0 }
    }
    generator = source
  }
}
