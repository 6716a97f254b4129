import Answering

let interface = [
  Function("mackayUpdate(alpha:weights:variances:groups:)") {
    (alpha: [Double], weights: [Double], variances: [Double], groups: [Int]) in
    mackayUpdate(alpha: alpha, weights: weights, variances: variances, groups: groups)
  },
  Function("emUpdate(alpha:weights:variances:groups:)") {
    (alpha: [Double], weights: [Double], variances: [Double], groups: [Int]) in
    emUpdate(alpha: alpha, weights: weights, variances: variances, groups: groups)
  },
]
