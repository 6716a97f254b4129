// Fails: along Rosenbrock's valley
// Says: Stop early

func prPlusBeta(gradient g: [Double], previous old: [Double]) -> Double {
  max((dot(g, g) - dot(g, old)) / dot(old, old), 0)
}

func wolfeStep(value: (Double) -> Double, slope: (Double) -> Double) -> Double {
  let (height, fall) = (value(0), slope(0))
  var (low, high, a) = (0.0, Double.infinity, 1.0)
  for _ in 0..<60 {
    if value(a) > height + 1e-4 * a * fall || slope(a) > -0.1 * fall {
      high = a
    } else if slope(a) < 0.1 * fall {
      low = a
    } else {
      break
    }
    a = high.isFinite ? (low + high) / 2 : 2 * a
  }
  return a
}

func conjugateGradient(
  of f: ([Double]) -> Double, gradient: ([Double]) -> [Double], from start: [Double],
  iterations: Int
) -> [Double] {
  var w = start
  var g = gradient(w)
  var d = g.map { -$0 }
  for _ in 0..<iterations {
    func ahead(_ a: Double) -> [Double] { w.indices.map { w[$0] + a * d[$0] } }
    let a = wolfeStep(value: { f(ahead($0)) }, slope: { dot(gradient(ahead($0)), d) })
    w = ahead(a)
    let old = g
    g = gradient(w)
    let beta = prPlusBeta(gradient: g, previous: old)
    d = w.indices.map { beta * d[$0] - g[$0] }
    if dot(d, g) >= 0 { d = g.map { -$0 } }
  }
  return w
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}
