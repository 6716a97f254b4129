// Fails: work that grows with n
// Says: do not write B out

func memorylessDirection(gradient g: [Double], step s: [Double], change y: [Double]) -> [Double] {
  let n = g.count
  let curvature = zip(y, s).reduce(0) { $0 + $1.0 * $1.1 }
  if curvature <= 0 { return g.map { -$0 } }
  let yy = zip(y, y).reduce(0) { $0 + $1.0 * $1.1 } / (curvature * curvature)
  var direction = [Double](repeating: 0, count: n)
  for i in 0..<n {
    for j in 0..<n {
      let cross = (s[i] * y[j] + y[i] * s[j]) / curvature
      let both = s[i] * s[j] * (yy + 1 / curvature)
      direction[i] -= ((i == j ? 1 : 0) - cross + both) * g[j]
    }
  }
  return direction
}
