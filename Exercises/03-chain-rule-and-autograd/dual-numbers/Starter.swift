import Glibc

/// A number, and how fast it moves.
struct Dual {
  var value: Double
  var slope: Double
}

// Each of these has the right value. Find the slopes.
func + (a: Dual, b: Dual) -> Dual { Dual(value: a.value + b.value, slope: 0) }
func - (a: Dual, b: Dual) -> Dual { Dual(value: a.value - b.value, slope: 0) }
func * (a: Dual, b: Dual) -> Dual { Dual(value: a.value * b.value, slope: 0) }
func tanh(_ a: Dual) -> Dual { Dual(value: tanh(a.value), slope: 0) }
func exp(_ a: Dual) -> Dual { Dual(value: exp(a.value), slope: 0) }

/// How fast f moves at x if x moves with the velocity v: Σₖ ∂f/∂xₖ · vₖ.
func jvp(of f: ([Dual]) -> Dual, at x: [Double], along v: [Double]) -> Double {
  // Write this.
  0
}

/// ∂f/∂xₖ for every k.
func forwardGradient(of f: ([Dual]) -> Dual, at x: [Double]) -> [Double] {
  // Write this.
  []
}
