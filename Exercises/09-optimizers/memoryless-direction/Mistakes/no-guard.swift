// Fails: any number of weights, and no valley
// Says: positive definite

func memorylessDirection(gradient g: [Double], step s: [Double], change y: [Double]) -> [Double] {
  let curvature = dot(y, s)
  let a = dot(s, g) / curvature
  let q = g.indices.map { g[$0] - a * y[$0] }
  let b = dot(y, q) / curvature
  return g.indices.map { (b - a) * s[$0] - q[$0] }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}
