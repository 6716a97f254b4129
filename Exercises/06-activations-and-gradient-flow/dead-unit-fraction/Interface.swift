import Answering

let interface = [
  Function("deadUnitFraction(weights:biases:inputs:)") {
    (weights: [[Double]], biases: [Double], inputs: [[Double]]) in
    deadUnitFraction(weights: weights, biases: biases, inputs: inputs)
  }
]
