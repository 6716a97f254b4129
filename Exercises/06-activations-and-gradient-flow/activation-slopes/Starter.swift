import Glibc

/// The leaky ReLU's answer to each net input: a where a > 0, else c a.
func leakyReLU(_ net: [Double], slope c: Double) -> [Double] {
  // Your code here.
  return net
}

/// The leaky ReLU's slope at each net input.
func leakyReLUSlopes(_ net: [Double], slope c: Double) -> [Double] {
  // Your code here.
  return net.map { _ in 0 }
}

/// The ELU's answer to each net input: a where a > 0, else α (eᵃ − 1).
func elu(_ net: [Double], alpha: Double) -> [Double] {
  // Your code here.
  return net
}

/// The ELU's slope at each net input.
func eluSlopes(_ net: [Double], alpha: Double) -> [Double] {
  // Your code here.
  return net.map { _ in 0 }
}

/// The scaled tanh's answer to each net input: A tanh(B a), with A the amplitude and B the steepness.
func scaledTanh(_ net: [Double], amplitude: Double, steepness: Double) -> [Double] {
  // Your code here.
  return net
}

/// The scaled tanh's slope at each net input.
func scaledTanhSlopes(_ net: [Double], amplitude: Double, steepness: Double) -> [Double] {
  // Your code here.
  return net.map { _ in 0 }
}
