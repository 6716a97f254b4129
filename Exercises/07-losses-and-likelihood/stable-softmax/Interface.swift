import Answering

let interface = [
  Function("logSumExp(of:)") { (scores: [Double]) in logSumExp(of: scores) },
  Function("probabilities(of:)") { (scores: [Double]) in probabilities(of: scores) },
]
