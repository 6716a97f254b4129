import Glibc

struct AdamRule {
  var learningRate: Double
  var beta1: Double
  var beta2: Double
  var epsilon: Double
  private var m: [Double] = []
  private var h: [Double] = []
  private var t = 0.0

  init(learningRate: Double, beta1: Double, beta2: Double, epsilon: Double) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
  }

  mutating func step(_ w: inout [Double], gradient g: [Double]) {
    if m.isEmpty { (m, h) = (w.map { _ in 0 }, w.map { _ in 0 }) }
    t += 1
    for i in w.indices {
      m[i] = beta1 * m[i] + (1 - beta1) * g[i]
      h[i] = beta2 * h[i] + (1 - beta2) * g[i] * g[i]
      let mean = m[i] / (1 - pow(beta1, t))
      let square = h[i] / (1 - pow(beta2, t))
      w[i] -= learningRate * mean / (square.squareRoot() + epsilon)
    }
  }
}
