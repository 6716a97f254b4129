import Answering

let interface = [
  // The weights after each step.
  Function("adam(from:gradients:settings:)") {
    (start: [Double], gradients: [[Double]], settings: [Double]) -> [[Double]] in
    var rule = AdamRule(
      learningRate: settings[0], beta1: settings[1], beta2: settings[2], epsilon: settings[3])
    var w = start
    return gradients.map { g in
      rule.step(&w, gradient: g)
      return w
    }
  },
  // Two rules that take turns: the weights of both after the last step.
  Function("twoAdams(from:gradients:settings:)") {
    (starts: [[Double]], gradients: [[Double]], settings: [Double]) -> [[Double]] in
    var rules = starts.map { _ in
      AdamRule(
        learningRate: settings[0], beta1: settings[1], beta2: settings[2], epsilon: settings[3])
    }
    var all = starts
    for g in gradients {
      for k in rules.indices { rules[k].step(&all[k], gradient: g.map { $0 * Double(k + 1) }) }
    }
    return all
  },
]
