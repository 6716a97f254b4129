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
    let result = Tensor(uninitialized: shape, precision)
    let limit = UInt64((probability * 0x1p32).rounded())
    switch precision {
    case .float32: fill(Float.self, result, below: limit, using: &generator)
    case .float64: fill(Double.self, result, below: limit, using: &generator)
    }
    return result
  }
}

private func fill<S: Scalar>(
  _: S.Type, _ result: Tensor, below limit: UInt64, using generator: inout SeededGenerator
) {
  let (numbers, count) = (result.pointer(S.self), result.count)
  var source = generator
  for i in stride(from: 0, to: count & ~1, by: 2) {
    let bits = source.next()
    numbers[i] = bits >> 32 < limit ? 1 : 0
    numbers[i + 1] = bits & 0xffff_ffff < limit ? 1 : 0
  }
  if count & 1 == 1 { numbers[count - 1] = source.next() >> 32 < limit ? 1 : 0 }
  generator = source
}
