import Answering

let interface = [
  Function("maxNormProject(_:limit:)") { (weights: [[Double]], limit: Double) in
    maxNormProject(weights, limit: limit)
  }
]
