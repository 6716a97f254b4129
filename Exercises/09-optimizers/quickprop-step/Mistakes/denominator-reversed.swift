// Fails: a gradient step first, then a jump
// Says: minus this one

struct QuickpropRule {
  var learningRate: Double
  var growthLimit: Double
  private var slopes: [Double]
  private var steps: [Double]

  init(count: Int, learningRate: Double, growthLimit: Double) {
    self.learningRate = learningRate
    self.growthLimit = growthLimit
    slopes = [Double](repeating: 0, count: count)
    steps = [Double](repeating: 0, count: count)
  }

  mutating func step(_ w: inout [Double], gradient g: [Double]) {
    for i in w.indices {
      var next = -learningRate * g[i]
      if steps[i] != 0 && slopes[i] != g[i] {
        let longest = growthLimit * abs(steps[i])
        next = g[i] / (g[i] - slopes[i]) * steps[i]
        if abs(next) > longest { next = g[i] > 0 ? -longest : longest }
      }
      slopes[i] = g[i]
      steps[i] = next
      w[i] += next
    }
  }
}
