// The functions of gates on sixteen numbers at once, for the kernels that run whole sequences.

/// 1 / (1 + e⁻ˣ) of each, the exponential taken of −|x|.
@inline(__always)
func logistic<S: Scalar>(_ x: SIMD16<S>) -> SIMD16<S> {
  if S.self == Float.self {
    return unsafeBitCast(
      FloatVector.logistic(unsafeBitCast(x, to: SIMD16<Float>.self)), to: SIMD16<S>.self)
  }
  var y = x
  for lane in 0..<16 { y[lane] = .logistic(x[lane]) }
  return y
}

/// tanh x of each.
@inline(__always)
func hyperbolicTangent<S: Scalar>(_ x: SIMD16<S>) -> SIMD16<S> {
  if S.self == Float.self {
    return unsafeBitCast(
      FloatVector.hyperbolicTangent(unsafeBitCast(x, to: SIMD16<Float>.self)), to: SIMD16<S>.self)
  }
  var y = x
  for lane in 0..<16 { y[lane] = .hyperbolicTangent(x[lane]) }
  return y
}

/// x where `gate` is above 0, elsewhere 0.
@inline(__always)
func passed<S: Scalar>(_ x: SIMD16<S>, where gate: SIMD16<S>) -> SIMD16<S> {
  if S.self == Float.self {
    return unsafeBitCast(
      FloatVector.passed(
        unsafeBitCast(x, to: SIMD16<Float>.self), where: unsafeBitCast(gate, to: SIMD16<Float>.self)
      ), to: SIMD16<S>.self)
  }
  return x.replacing(with: 0, where: .!(gate .> 0))
}

/// What `FloatFunctions` does with one number, done with sixteen; see there for the derivations.
///
/// Choices are made with the bits of the numbers: a comparison of vectors and a choice by its mask
/// are compiled lane by lane.
private enum FloatVector {
  typealias Vector = SIMD16<Float>
  typealias Bits = SIMD16<Int32>

  @inline(__always)
  static func logistic(_ x: Vector) -> Vector {
    let size = bits(x) & Bits(repeating: 0x7fff_ffff)  // of |x|
    // From 87 on e⁻ˣ is below what one exponent can scale to; the sum is 1 long before.
    let (scale, rest) = exponential(-vector(smaller(size, bits(Vector(repeating: 87)))))
    let e = scale.addingProduct(scale, rest)
    let one = Vector(repeating: 1)
    let isNegative = bits(x) &>> 31
    let above = vector((bits(e) & isNegative) | (bits(one) & ~isNegative))
    return vector(bits(above / (one + e)) | setIfNaN(size))
  }

  @inline(__always)
  static func hyperbolicTangent(_ x: Vector) -> Vector {
    let size = bits(x) & Bits(repeating: 0x7fff_ffff)
    let (scale, rest) = exponential(2 * vector(smaller(size, bits(Vector(repeating: 9.5)))))
    let t = (scale - 1).addingProduct(scale, rest)  // e^2|x| − 1
    let sign = bits(x) & Bits(repeating: .min)
    return vector(bits(t / (t + 2)) | sign | setIfNaN(size))
  }

  /// The bits of a number above 0 are those of a whole number above 0.
  @inline(__always)
  static func passed(_ x: Vector, where gate: Vector) -> Vector {
    let isAbove = (0 &- bits(gate)) &>> 31 & ~(bits(gate) &>> 31)
    return vector(bits(x) & isAbove)
  }

  /// eˣ as 2ⁿ and eʳ − 1, for |x| ≤ 87.
  @inline(__always)
  private static func exponential(_ x: Vector) -> (scale: Vector, rest: Vector) {
    let shifted = Vector(repeating: 12_582_912).addingProduct(x, 1.44269504)
    let whole = shifted - 12_582_912
    let n = bits(shifted) &- Bits(repeating: 0x4b40_0000)
    let r = x.addingProduct(whole, -0.693359375).addingProduct(whole, 2.12194440e-4)
    var p = Vector(repeating: 0.0013813145)
    p = Vector(repeating: 0.008369419).addingProduct(p, r)
    p = Vector(repeating: 0.041668456).addingProduct(p, r)
    p = Vector(repeating: 0.16666515).addingProduct(p, r)
    p = Vector(repeating: 0.49999994).addingProduct(p, r)
    let scale = (n &+ Bits(repeating: 127)) &<< 23
    return (vector(scale), r.addingProduct(r * r, p))
  }

  /// The smaller of two numbers from 0 on, by their bits.
  @inline(__always)
  private static func smaller(_ a: Bits, _ b: Bits) -> Bits {
    let difference = a &- b
    return b &+ (difference & (difference &>> 31))
  }

  /// All bits where |x|, given by its bits, is not a number.
  @inline(__always)
  private static func setIfNaN(_ size: Bits) -> Bits {
    (Bits(repeating: 0x7f80_0000) &- size) &>> 31
  }

  @inline(__always)
  private static func bits(_ x: Vector) -> Bits { unsafeBitCast(x, to: Bits.self) }

  @inline(__always)
  private static func vector(_ x: Bits) -> Vector { unsafeBitCast(x, to: Vector.self) }
}
