import Answering

let interface = [
  Function("entropyGradient(_:targets:weights:)") {
    (inputs: [[Double]], targets: [Double], weights: [Double]) in
    entropyGradient(inputs, targets: targets, weights: weights)
  },
  Function("entropyHessian(_:weights:)") { (inputs: [[Double]], weights: [Double]) in
    entropyHessian(inputs, weights: weights)
  },
]
