// Fails: a gradient by forward runs
// Loses: 1 point
// Says: each entry needs a run in which its input alone moves

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
  f(x.indices.map { Dual(value: x[$0], slope: v[$0]) }).slope
}

func forwardGradient(of f: ([Dual]) -> Dual, at x: [Double]) -> [Double] {
  let slope = jvp(of: f, at: x, along: [Double](repeating: 1, count: x.count))
  return x.map { _ in slope }
}
