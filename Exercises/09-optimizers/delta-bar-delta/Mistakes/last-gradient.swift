// Fails: rates fall when the sign turns
// Says: the last gradient alone

struct DeltaBarDeltaRule {
  var kappa: Double
  var phi: Double
  var theta: Double
  private(set) var rates: [Double]
  private var means: [Double]

  init(count: Int, learningRate: Double, kappa: Double, phi: Double, theta: Double) {
    self.kappa = kappa
    self.phi = phi
    self.theta = theta
    rates = [Double](repeating: learningRate, count: count)
    means = [Double](repeating: 0, count: count)
  }

  mutating func step(_ w: inout [Double], gradient g: [Double]) {
    for i in w.indices {
      let agreement = means[i] * g[i]
      if agreement > 0 { rates[i] += kappa }
      if agreement < 0 { rates[i] *= 1 - phi }
      means[i] = g[i]
      w[i] -= rates[i] * g[i]
    }
  }
}
