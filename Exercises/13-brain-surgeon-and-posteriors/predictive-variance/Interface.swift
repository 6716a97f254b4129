import Answering

let interface = [
  Function("predictiveVariance(jacobian:hessian:beta:)") {
    (jacobian: [[Double]], hessian: [[Double]], beta: Double) in
    predictiveVariance(jacobian: jacobian, hessian: hessian, beta: beta)
  }
]
