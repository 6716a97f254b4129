// Fails: a walk in any direction is the gradient times the direction
// Loses: 1 point
// Says: Do the inputs move at the velocities of v, each at its own?

import Glibc

struct Dual {
  var value: Double
  var slope: Double
}

func + (a: Dual, b: Dual) -> Dual { Dual(value: a.value + b.value, slope: a.slope + b.slope) }
func - (a: Dual, b: Dual) -> Dual { Dual(value: a.value - b.value, slope: a.slope - b.slope) }
func * (a: Dual, b: Dual) -> Dual {
  Dual(value: a.value * b.value, slope: a.slope * b.value + b.slope * a.value)
}
func tanh(_ x: Dual) -> Dual {
  let y = tanh(x.value)
  return Dual(value: y, slope: x.slope * (1 - y * y))
}
func exp(_ x: Dual) -> Dual {
  Dual(value: exp(x.value), slope: exp(x.value) * x.slope)
}

func jvp(of f: ([Dual]) -> Dual, at x: [Double], along v: [Double]) -> Double {
  // Every input that moves moves at 1.
  f(zip(x, v).map { Dual(value: $0, slope: $1 == 0 ? 0 : 1) }).slope
}

func forwardGradient(of f: ([Dual]) -> Dual, at x: [Double]) -> [Double] {
  x.indices.map { k in
    var v = [Double](repeating: 0, count: x.count)
    v[k] = 1
    return jvp(of: f, at: x, along: v)
  }
}
