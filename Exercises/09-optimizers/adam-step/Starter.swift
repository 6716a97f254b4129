import Glibc

/// Adam for an array of weights.
struct AdamRule {
  var learningRate: Double
  var beta1: Double
  var beta2: Double
  var epsilon: Double
  // What it remembers.

  init(learningRate: Double, beta1: Double, beta2: Double, epsilon: Double) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
  }

  /// One step: changes the weights in place.
  mutating func step(_ w: inout [Double], gradient g: [Double]) {
    // Your code here.
  }
}
