import Answering

let interface = [
  Function("predictionError(residuals:weights:noise:)") {
    (residuals: [Double], weights: Int, noise: Double) in
    predictionError(residuals: residuals, weights: weights, noise: noise)
  },
  Function("bestSize(residuals:sizes:noise:)") {
    (residuals: [[Double]], sizes: [Int], noise: Double) in
    bestSize(residuals: residuals, sizes: sizes, noise: noise)
  },
]
