import Answering

let interface = [
  Function("saliencies(hessian:weights:)", saliencies(hessian:weights:)),
  Function("obsPrune(hessian:weights:removing:)") {
    (hessian: [[Double]], weights: [Double], count: Int) in
    obsPrune(hessian: hessian, weights: weights, removing: count)
  },
]
