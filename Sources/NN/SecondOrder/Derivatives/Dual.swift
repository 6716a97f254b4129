/// A number that carries its derivative: value + slope ε with ε² = 0.
///
/// ```swift
/// let x = Dual(3, slope: 1)      // x itself: dx/dx = 1
/// (x * x + sin(x)).slope         // 2x + cos x = 5.0100…
/// ```
/// Forward-mode differentiation: each operation computes its value and, by the chain rule, its
/// slope along with it. One pass gives the derivative along one direction, however many results;
/// reverse mode gives all derivatives of one result.
public struct Dual: Sendable, Hashable {
  /// The number.
  public var value: Double
  /// Its derivative by whatever was given a slope.
  public var slope: Double

  /// A constant, unless given a slope.
  public init(_ value: Double, slope: Double = 0) {
    self.value = value
    self.slope = slope
  }
}

extension Dual: AdditiveArithmetic {
  /// The constant 0.
  public static var zero: Dual { Dual(0) }

  /// (a + b)′ = a′ + b′.
  public static func + (a: Dual, b: Dual) -> Dual {
    Dual(a.value + b.value, slope: a.slope + b.slope)
  }

  /// (a − b)′ = a′ − b′.
  public static func - (a: Dual, b: Dual) -> Dual {
    Dual(a.value - b.value, slope: a.slope - b.slope)
  }
}

extension Dual {
  /// (−a)′ = −a′.
  public static prefix func - (a: Dual) -> Dual { Dual(-a.value, slope: -a.slope) }

  /// (a b)′ = a′ b + a b′.
  public static func * (a: Dual, b: Dual) -> Dual {
    Dual(a.value * b.value, slope: a.slope * b.value + a.value * b.slope)
  }

  /// (a / b)′ = (a′ − (a / b) b′) / b.
  public static func / (a: Dual, b: Dual) -> Dual {
    let quotient = a.value / b.value
    return Dual(quotient, slope: (a.slope - quotient * b.slope) / b.value)
  }
}

// A plain number is a constant. Dual has no literals of its own: with them `exp(3)` could mean two
// things.
extension Dual {
  /// a + c.
  public static func + (a: Dual, c: Double) -> Dual { a + Dual(c) }
  /// c + a.
  public static func + (c: Double, a: Dual) -> Dual { Dual(c) + a }
  /// a − c.
  public static func - (a: Dual, c: Double) -> Dual { a - Dual(c) }
  /// c − a.
  public static func - (c: Double, a: Dual) -> Dual { Dual(c) - a }
  /// a c.
  public static func * (a: Dual, c: Double) -> Dual { a * Dual(c) }
  /// c a.
  public static func * (c: Double, a: Dual) -> Dual { Dual(c) * a }
  /// a / c.
  public static func / (a: Dual, c: Double) -> Dual { a / Dual(c) }
  /// c / a.
  public static func / (c: Double, a: Dual) -> Dual { Dual(c) / a }
}

/// f′(x), exactly, in one forward pass.
public func derivative(of function: (Dual) -> Dual, at x: Double) -> Double {
  function(Dual(x, slope: 1)).slope
}

/// The Jacobian–vector product J v: how the results of f change as x moves along v.
public func jacobianVectorProduct(
  of function: ([Dual]) -> [Dual], at x: [Double], along v: [Double]
) -> [Double] {
  precondition(
    x.count == v.count,
    "jacobianVectorProduct needs a direction of \(x.count) numbers; got \(v.count).")
  return function(zip(x, v).map { Dual($0, slope: $1) }).map(\.slope)
}
