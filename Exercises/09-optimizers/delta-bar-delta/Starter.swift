/// Delta-bar-delta for an array of weights.
struct DeltaBarDeltaRule {
  /// κ, what is added to a rate.
  var kappa: Double
  /// φ, the share of a rate that is taken away.
  var phi: Double
  /// θ, how much of the mean is kept.
  var theta: Double
  /// ηᵢ.
  private(set) var rates: [Double]

  init(count: Int, learningRate: Double, kappa: Double, phi: Double, theta: Double) {
    self.kappa = kappa
    self.phi = phi
    self.theta = theta
    rates = [Double](repeating: learningRate, count: count)
  }

  /// One step: changes the weights in place.
  mutating func step(_ w: inout [Double], gradient g: [Double]) {
    // Your code here.
  }
}
