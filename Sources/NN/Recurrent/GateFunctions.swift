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

/// What `FloatFunctions` does with one number, done with sixteen; see there for the derivations.
private enum FloatVector {
  typealias Vector = SIMD16<Float>

  @inline(__always)
  static func logistic(_ x: Vector) -> Vector {
    let size = magnitude(x)
    // From 87 on e⁻ˣ is below what one exponent can scale to; the sum is 1 long before.
    let (scale, rest) = exponential(-size.replacing(with: 87, where: size .> 87))
    let e = scale.addingProduct(scale, rest)
    return Vector(repeating: 1).replacing(with: e, where: x .< 0) / (1 + e)
  }

  @inline(__always)
  static func hyperbolicTangent(_ x: Vector) -> Vector {
    let size = magnitude(x)
    let (scale, rest) = exponential(2 * size.replacing(with: 9.5, where: size .> 9.5))
    let t = (scale - 1).addingProduct(scale, rest)  // e^2|x| − 1
    let value = t / (t + 2)
    let sign = bits(x) & SIMD16(repeating: 0x8000_0000)
    return unsafeBitCast(bits(value) | sign, to: Vector.self)
  }

  /// eˣ as 2ⁿ and eʳ − 1, for |x| ≤ 87.
  @inline(__always)
  private static func exponential(_ x: Vector) -> (scale: Vector, rest: Vector) {
    let shifted = Vector(repeating: 12_582_912).addingProduct(x, 1.44269504)
    let whole = shifted - 12_582_912
    let n = bits(shifted) &- SIMD16(repeating: 0x4b40_0000)
    let r = x.addingProduct(whole, -0.693359375).addingProduct(whole, 2.12194440e-4)
    var p = Vector(repeating: 0.0013813145)
    p = Vector(repeating: 0.008369419).addingProduct(p, r)
    p = Vector(repeating: 0.041668456).addingProduct(p, r)
    p = Vector(repeating: 0.16666515).addingProduct(p, r)
    p = Vector(repeating: 0.49999994).addingProduct(p, r)
    let scale = (n &+ SIMD16(repeating: 127)) &<< SIMD16(repeating: 23)
    return (unsafeBitCast(scale, to: Vector.self), r.addingProduct(r * r, p))
  }

  @inline(__always)
  private static func magnitude(_ x: Vector) -> Vector {
    unsafeBitCast(bits(x) & SIMD16(repeating: 0x7fff_ffff), to: Vector.self)
  }

  @inline(__always)
  private static func bits(_ x: Vector) -> SIMD16<UInt32> {
    unsafeBitCast(x, to: SIMD16<UInt32>.self)
  }
}
