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

func tanh(_ a: Dual) -> Dual {
  let y = tanh(a.value)
  return Dual(value: y, slope: (1 - y * y) * a.slope)
}

func exp(_ a: Dual) -> Dual {
  let y = exp(a.value)
  return Dual(value: y, slope: y * a.slope)
}

func jvp(of f: ([Dual]) -> Dual, at x: [Double], along v: [Double]) -> Double {
  f(zip(x, v).map { Dual(value: $0, slope: $1) }).slope
}

func forwardGradient(of f: ([Dual]) -> Dual, at x: [Double]) -> [Double] {
  x.indices.map { k in
    jvp(of: f, at: x, along: x.indices.map { $0 == k ? 1 : 0 })
  }
}
