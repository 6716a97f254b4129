// Comparisons give masks: 1 where the relation holds, 0 elsewhere. They have no gradient.
extension Tensor {
  /// 1 where aᵢ < bᵢ, else 0; broadcast, no gradient.
  public static func .< (a: Tensor, b: Tensor) -> Tensor { compare(a, b, Less()) }
  /// 1 where aᵢ ≤ bᵢ, else 0; broadcast, no gradient.
  public static func .<= (a: Tensor, b: Tensor) -> Tensor { compare(a, b, LessOrEqual()) }
  /// 1 where aᵢ > bᵢ, else 0; broadcast, no gradient.
  public static func .> (a: Tensor, b: Tensor) -> Tensor { compare(b, a, Less()) }
  /// 1 where aᵢ ≥ bᵢ, else 0; broadcast, no gradient.
  public static func .>= (a: Tensor, b: Tensor) -> Tensor { compare(b, a, LessOrEqual()) }
  /// 1 where aᵢ = bᵢ, else 0; broadcast, no gradient.
  public static func .== (a: Tensor, b: Tensor) -> Tensor { compare(a, b, Equal()) }

  /// 1 where aᵢ < c, else 0, with c in a's precision; no gradient.
  public static func .< (a: Tensor, c: Double) -> Tensor { a .< a.constant(c) }
  /// 1 where aᵢ ≤ c, else 0, with c in a's precision; no gradient.
  public static func .<= (a: Tensor, c: Double) -> Tensor { a .<= a.constant(c) }
  /// 1 where aᵢ > c, else 0, with c in a's precision; no gradient.
  public static func .> (a: Tensor, c: Double) -> Tensor { a .> a.constant(c) }
  /// 1 where aᵢ ≥ c, else 0, with c in a's precision; no gradient.
  public static func .>= (a: Tensor, c: Double) -> Tensor { a .>= a.constant(c) }
  /// 1 where aᵢ = c, else 0, with c in a's precision; no gradient.
  public static func .== (a: Tensor, c: Double) -> Tensor { a .== a.constant(c) }

  /// One number in this tensor's precision.
  func constant(_ value: Double) -> Tensor { Tensor(value, precision: precision) }

  private static func compare<F: PairwiseFunction>(_ a: Tensor, _ b: Tensor, _ f: F) -> Tensor {
    let (a, b) = unified(a.detached(), b.detached())
    return combined("compare", a, b, f)
  }
}

/// The larger of a and b, element by element, broadcast.
///
/// The gradient goes to the larger one; where they are equal, half to each.
public func maximum(_ a: Tensor, _ b: Tensor) -> Tensor {
  let (a, b) = Tensor.unified(a, b)
  return Tensor.combined("maximum", a, b, Larger()).recorded("maximum", [a, b], twice: true) {
    gradient, _ in
    let first = Tensor.combined("maximum", a, b, ShareOfLarger())
    a.receive((gradient * first).summed(to: a.shape))
    b.receive((gradient * (1 - first)).summed(to: b.shape))
  }
}

/// The smaller of a and b, element by element, broadcast.
///
/// The gradient goes to the smaller one; where they are equal, half to each.
public func minimum(_ a: Tensor, _ b: Tensor) -> Tensor {
  let (a, b) = Tensor.unified(a, b)
  return Tensor.combined("minimum", a, b, Smaller()).recorded("minimum", [a, b], twice: true) {
    gradient, _ in
    let second = Tensor.combined("minimum", a, b, ShareOfLarger())
    a.receive((gradient * (1 - second)).summed(to: a.shape))
    b.receive((gradient * second).summed(to: b.shape))
  }
}

/// max(x, c) with a number c; the gradient flows where x is larger, and half of it where they are
/// equal.
public func maximum(_ x: Tensor, _ c: Double) -> Tensor { maximum(x, x.constant(c)) }

/// min(x, c) with a number c; the gradient flows where x is smaller, and half of it where they are
/// equal.
public func minimum(_ x: Tensor, _ c: Double) -> Tensor { minimum(x, x.constant(c)) }

/// a where the mask is not 0, else b, element by element, broadcast.
///
/// The gradient goes to the one that was chosen; the mask has none.
public func select(_ mask: Tensor, _ a: Tensor, _ b: Tensor) -> Tensor {
  let (a, b) = Tensor.unified(a, b)
  let refuse = mask.detached().casted(to: a.precision) .== 0
  let keep = 1 - refuse
  let kept = Tensor.combined("select", keep, a.detached(), IfSet())
  let other = Tensor.combined("select", refuse, b.detached(), IfSet())
  return withoutGradient { kept + other }.recorded("select", [a, b], twice: true) { gradient, _ in
    let nothing = gradient.constant(0)
    a.receive(select(keep, gradient, nothing).summed(to: a.shape))
    b.receive(select(keep, nothing, gradient).summed(to: b.shape))
  }
}

private struct Less: PairwiseFunction {
  func value<S: Scalar>(_ a: S, _ b: S) -> S { a < b ? 1 : 0 }
}

private struct LessOrEqual: PairwiseFunction {
  func value<S: Scalar>(_ a: S, _ b: S) -> S { a <= b ? 1 : 0 }
}

private struct Equal: PairwiseFunction {
  func value<S: Scalar>(_ a: S, _ b: S) -> S { a == b ? 1 : 0 }
}

private struct Larger: PairwiseFunction {
  func value<S: Scalar>(_ a: S, _ b: S) -> S { a > b ? a : b }
}

private struct Smaller: PairwiseFunction {
  func value<S: Scalar>(_ a: S, _ b: S) -> S { a < b ? a : b }
}

/// How much of the gradient of max(a, b) goes to a.
private struct ShareOfLarger: PairwiseFunction {
  func value<S: Scalar>(_ a: S, _ b: S) -> S { a > b ? 1 : a < b ? 0 : 0.5 }
}

/// b where a is set, else 0: unlike a product it keeps infinities out.
private struct IfSet: PairwiseFunction {
  func value<S: Scalar>(_ a: S, _ b: S) -> S { a != 0 ? b : 0 }
}
