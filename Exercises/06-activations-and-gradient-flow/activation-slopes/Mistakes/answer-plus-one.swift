// Fails: their slopes
// Says: only where α is 1

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
  elu(net, alpha: alpha).map { $0 > 0 ? 1 : $0 + 1 }
}

func scaledTanh(_ net: [Double], amplitude: Double, steepness: Double) -> [Double] {
  net.map { amplitude * tanh(steepness * $0) }
}

func scaledTanhSlopes(_ net: [Double], amplitude: Double, steepness: Double) -> [Double] {
  net.map { a in
    let t = tanh(steepness * a)
    return amplitude * steepness * (1 - t * t)
  }
}
