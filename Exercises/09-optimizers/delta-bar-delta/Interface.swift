import Answering

let interface = [
  // Weights and rates after each step; settings: η, κ, φ, θ.
  Function("deltaBarDelta(from:gradients:settings:)") {
    (start: [Double], gradients: [[Double]], settings: [Double]) -> Record in
    var rule = DeltaBarDeltaRule(
      count: start.count, learningRate: settings[0], kappa: settings[1], phi: settings[2],
      theta: settings[3])
    var w = start
    var weights: [[Double]] = []
    var rates: [[Double]] = []
    for g in gradients {
      rule.step(&w, gradient: g)
      weights.append(w)
      rates.append(rule.rates)
    }
    return Record(["weights": weights, "rates": rates])
  }
]
