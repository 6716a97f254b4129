import Answering

let interface = [
  Function("gaussNewtonHessian(jacobian:beta:alpha:)") {
    (jacobian: [[Double]], beta: [Double], alpha: [Double]) in
    gaussNewtonHessian(jacobian: jacobian, beta: beta, alpha: alpha)
  }
]
