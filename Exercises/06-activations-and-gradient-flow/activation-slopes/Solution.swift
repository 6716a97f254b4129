import Glibc

/// a where a > 0, else c a.
func leakyReLU(_ net: [Double], slope c: Double) -> [Double] {
  net.map { $0 > 0 ? $0 : c * $0 }
}

/// 1 where a > 0, else c.
func leakyReLUSlopes(_ net: [Double], slope c: Double) -> [Double] {
  net.map { $0 > 0 ? 1 : c }
}

/// a where a > 0, else α (eᵃ − 1).
func elu(_ net: [Double], alpha: Double) -> [Double] {
  net.map { $0 > 0 ? $0 : alpha * (exp($0) - 1) }
}

/// 1 where a > 0, else α eᵃ.
func eluSlopes(_ net: [Double], alpha: Double) -> [Double] {
  net.map { $0 > 0 ? 1 : alpha * exp($0) }
}

/// A tanh(B a).
func scaledTanh(_ net: [Double], amplitude: Double, steepness: Double) -> [Double] {
  net.map { amplitude * tanh(steepness * $0) }
}

/// A B (1 − tanh²(B a)).
func scaledTanhSlopes(_ net: [Double], amplitude: Double, steepness: Double) -> [Double] {
  net.map { a in
    let t = tanh(steepness * a)
    return amplitude * steepness * (1 - t * t)
  }
}
