// Fails: every operation moves at the right speed
// Loses: 3 points
// Says: That makes two terms

import Glibc

struct Dual {
  var value: Double
  var slope: Double
}

func + (a: Dual, b: Dual) -> Dual { Dual(value: a.value + b.value, slope: a.slope + b.slope) }
func - (a: Dual, b: Dual) -> Dual { Dual(value: a.value - b.value, slope: a.slope - b.slope) }
func * (a: Dual, b: Dual) -> Dual {
  Dual(value: a.value * b.value, slope: a.slope * b.slope)
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
  x.indices.map { k in
    var v = [Double](repeating: 0, count: x.count)
    v[k] = 1
    return jvp(of: f, at: x, along: v)
  }
}
