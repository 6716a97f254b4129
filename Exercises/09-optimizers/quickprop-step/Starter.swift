/// Quickprop for an array of weights.
struct QuickpropRule {
  /// η of a gradient step, where there is no parabola.
  var learningRate: Double
  /// μ, how much longer a step may be than the one before.
  var growthLimit: Double
  // What it remembers.

  init(count: Int, learningRate: Double, growthLimit: Double) {
    self.learningRate = learningRate
    self.growthLimit = growthLimit
  }

  /// One step: changes the weights in place.
  mutating func step(_ w: inout [Double], gradient g: [Double]) {
    // Your code here.
  }
}
