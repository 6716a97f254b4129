// Fails: the Hessian of three examples
// Says: the Hessian of squares

import NN

func answers(_ inputs: [[Double]], weights: [Double]) -> [Double] {
  inputs.map { x in sigmoid(zip(x, weights).reduce(0) { $0 + $1.0 * $1.1 }) }
}

func entropyGradient(_ inputs: [[Double]], targets: [Double], weights: [Double]) -> [Double] {
  let g = answers(inputs, weights: weights)
  var gradient = [Double](repeating: 0, count: weights.count)
  for (n, x) in inputs.enumerated() {
    for i in x.indices { gradient[i] += (g[n] - targets[n]) * x[i] }
  }
  return gradient
}

func entropyHessian(_ inputs: [[Double]], weights: [Double]) -> [[Double]] {
  let none = [Double](repeating: 0, count: weights.count)
  var hessian = weights.map { _ in none }
  for x in inputs {
    for i in x.indices {
      for j in x.indices { hessian[i][j] += x[i] * x[j] }
    }
  }
  return hessian
}
