import Answering

let interface = [
  Function("gradientNorms(weights:biases:x:target:)") {
    (weights: [[[Double]]], biases: [[Double]], x: [Double], target: [Double]) in
    gradientNorms(weights: weights, biases: biases, x: x, target: target)
  }
]
