import Glibc

/// A random number generator that gives the same numbers for the same seed on every machine.
///
/// ```swift
/// var generator = SeededGenerator(seed: 7)
/// generator.uniform()          // 0.7005764…
/// generator.permutation(3)
/// ```
/// The algorithm is xoshiro256** (D. Blackman and S. Vigna, Scrambled Linear Pseudorandom Number
/// Generators, ACM TOMS 47, 2021), its four words of state filled by SplitMix64 from the seed.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Hashable {
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  /// Equal seeds give equal sequences; any seed will do, 0 included.
  public init(seed: UInt64) {
    var counter = seed
    func splitMix64() -> UInt64 {
      counter &+= 0x9e37_79b9_7f4a_7c15
      var z = counter
      z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
      return z ^ (z >> 31)
    }
    a = splitMix64()
    b = splitMix64()
    c = splitMix64()
    d = splitMix64()
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let product = b &* 5
    let result = (product << 7 | product >> 57) &* 9
    let shifted = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = d << 45 | d >> 19
    return result
  }
}

extension SeededGenerator {
  /// A number in 0 ..< 1, a multiple of 2⁻⁵³.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number from `low` to `high`.
  public mutating func uniform(from low: Double, to high: Double) -> Double {
    low + (high - low) * uniform()
  }

  /// A whole number in 0 ..< `bound`, each equally likely.
  public mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0, "A random integer needs a positive bound; got \(bound).")
    return Int(next(upperBound: UInt64(bound)))
  }

  /// A number from the normal distribution with the given mean and standard deviation.
  ///
  /// The ratio of two uniform numbers, accepted or refused by J. L. Leva's quadratic bounds (ACM
  /// TOMS 18, 1992). The number is a quotient, so it does not depend on a library's logarithm.
  @inline(__always)
  public mutating func normal(mean: Double = 0, standardDeviation: Double = 1) -> Double {
    while true {
      let u = 1 - uniform()  // in (0, 1], so that the logarithm exists
      let v = 1.7156 * (uniform() - 0.5)
      let x = u - 0.449871
      let y = v.magnitude + 0.386595
      let q = x * x + y * (0.19600 * y - 0.25472 * x)
      if q < 0.27597 || (q <= 0.27846 && v * v <= -4 * u * u * Glibc.log(u)) {
        return mean + standardDeviation * (v / u)
      }
    }
  }

  /// The numbers 0 ..< `count` in random order, each order equally likely (Fisher and Yates).
  public mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, integer(below: last + 1))
    }
    return order
  }

  /// `count` of the numbers 0 ..< `total`; without replacement all different.
  public mutating func choice(_ count: Int, from total: Int, replacement: Bool = false) -> [Int] {
    if replacement { return (0..<count).map { _ in integer(below: total) } }
    precondition(count <= total, "Cannot choose \(count) different ones of \(total).")
    return Array(permutation(total).prefix(count))
  }

  /// An independent generator, for a part whose number of draws shall not disturb the rest.
  public mutating func split() -> SeededGenerator { SeededGenerator(seed: next()) }
}

extension Tensor {
  /// Numbers spread evenly from `low` to `high`.
  public static func uniform(
    _ shape: [Int], from low: Double = 0, to high: Double = 1, precision: Precision = .float32,
    requiresGradient: Bool = false, using generator: inout SeededGenerator
  ) -> Tensor {
    random(shape, precision, requiresGradient, &generator) { $0.uniform(from: low, to: high) }
  }

  /// Numbers from the normal distribution.
  public static func normal(
    _ shape: [Int], mean: Double = 0, standardDeviation: Double = 1,
    precision: Precision = .float32, requiresGradient: Bool = false,
    using generator: inout SeededGenerator
  ) -> Tensor {
    random(shape, precision, requiresGradient, &generator) {
      $0.normal(mean: mean, standardDeviation: standardDeviation)
    }
  }

  /// Numbers drawn one after another, in row-major order.
  @inline(__always)
  private static func random(
    _ shape: [Int], _ precision: Precision, _ requiresGradient: Bool,
    _ generator: inout SeededGenerator, _ draw: (inout SeededGenerator) -> Double
  ) -> Tensor {
    let result = Tensor(uninitialized: shape, precision)
    // A copy of its own stays in registers.
    var local = generator
    switch precision {
    case .float32:
      let target = result.pointer(Float.self)
      for i in 0..<result.count { target[i] = Float(draw(&local)) }
    case .float64:
      let target = result.pointer(Double.self)
      for i in 0..<result.count { target[i] = draw(&local) }
    }
    generator = local
    result.isTracked = requiresGradient
    return result
  }
}
