import Glibc

/// A number, and how fast it moves.
struct Dual {
  var value: Double
  var slope: Double
}

func + (a: Dual, b: Dual) -> Dual { Dual(value: a.value + b.value, slope: a.slope + b.slope) }

func - (a: Dual, b: Dual) -> Dual { Dual(value: a.value - b.value, slope: a.slope - b.slope) }

func * (a: Dual, b: Dual) -> Dual {
  Dual(value: a.value * b.value, slope: a.slope * b.value + a.value * b.slope)
}

func tanh(_ x: Dual) -> Dual {
  let y = tanh(x.value)
  return Dual(value: y, slope: (1 - y * y) * x.slope)
}

func exp(_ x: Dual) -> Dual {
  let y = exp(x.value)
  return Dual(value: y, slope: y * x.slope)
}

func jvp(of f: ([Dual]) -> Dual, at x: [Double], along v: [Double]) -> Double {
  f(zip(x, v).map { Dual(value: $0, slope: $1) }).slope
}

func forwardGradient(of f: ([Dual]) -> Dual, at x: [Double]) -> [Double] {
  x.indices.map { k in
    jvp(of: f, at: x, along: x.indices.map { $0 == k ? 1 : 0 })
  }
}
