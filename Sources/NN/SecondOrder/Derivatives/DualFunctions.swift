import Glibc

// Elementary functions of dual numbers: f(a + a′ε) = f(a) + f′(a) a′ε.

/// (eᵃ)′ = eᵃ a′.
public func exp(_ a: Dual) -> Dual {
  let value = Glibc.exp(a.value)
  return Dual(value, slope: value * a.slope)
}

/// (log a)′ = a′ / a.
public func log(_ a: Dual) -> Dual { Dual(Glibc.log(a.value), slope: a.slope / a.value) }

/// (√a)′ = a′ / (2√a).
public func sqrt(_ a: Dual) -> Dual {
  let root = a.value.squareRoot()
  return Dual(root, slope: a.slope / (2 * root))
}

/// (aᵖ)′ = p aᵖ⁻¹ a′, p a constant.
public func pow(_ a: Dual, _ exponent: Double) -> Dual {
  Dual(
    Glibc.pow(a.value, exponent),
    slope: exponent == 0 ? 0 : exponent * Glibc.pow(a.value, exponent - 1) * a.slope)
}

/// sin′ = cos.
public func sin(_ a: Dual) -> Dual {
  Dual(Glibc.sin(a.value), slope: Glibc.cos(a.value) * a.slope)
}

/// cos′ = −sin.
public func cos(_ a: Dual) -> Dual {
  Dual(Glibc.cos(a.value), slope: -Glibc.sin(a.value) * a.slope)
}

/// tanh′ = 1 − tanh².
public func tanh(_ a: Dual) -> Dual {
  let value = Glibc.tanh(a.value)
  return Dual(value, slope: (1 - value * value) * a.slope)
}

/// g(a) = 1 / (1 + e⁻ᵃ); g′ = g (1 − g).
public func sigmoid(_ a: Dual) -> Dual {
  let value = Double.logistic(a.value)
  return Dual(value, slope: value * (1 - value) * a.slope)
}

/// max(0, a); the derivative at the kink is taken as 0.
public func relu(_ a: Dual) -> Dual { a.value > 0 ? a : Dual(0) }

/// |a|; the derivative at the kink is taken as 0.
public func abs(_ a: Dual) -> Dual { a.value > 0 ? a : a.value < 0 ? -a : Dual(0) }
