import Answering

let interface = [
  // The weights after each step; settings: η, μ.
  Function("quickprop(from:gradients:settings:)") {
    (start: [Double], gradients: [[Double]], settings: [Double]) -> [[Double]] in
    var rule = QuickpropRule(
      count: start.count, learningRate: settings[0], growthLimit: settings[1])
    var w = start
    return gradients.map { g in
      rule.step(&w, gradient: g)
      return w
    }
  },
  // The weights after each step in a bowl ½ Σ cᵢ wᵢ².
  Function("quickpropInBowl(_:from:steps:)") {
    (curvatures: [Double], start: [Double], steps: Int) -> [[Double]] in
    var rule = QuickpropRule(count: start.count, learningRate: 0.01, growthLimit: 1.75)
    var w = start
    return (0..<steps).map { _ in
      rule.step(&w, gradient: zip(curvatures, w).map { $0 * $1 })
      return w
    }
  },
]
