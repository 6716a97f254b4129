import NN

func answers(_ inputs: [[Double]], weights: [Double]) -> [Double] {
  inputs.map { x in sigmoid(zip(x, weights).reduce(0) { $0 + $1.0 * $1.1 }) }
}

func entropyGradient(_ inputs: [[Double]], targets: [Double], weights: [Double]) -> [Double] {
  let g = answers(inputs, weights: weights)
  return weights.indices.map { i in
    inputs.indices.reduce(0) { $0 + (g[$1] - targets[$1]) * inputs[$1][i] }
  }
}

func entropyHessian(_ inputs: [[Double]], weights: [Double]) -> [[Double]] {
  let g = answers(inputs, weights: weights)
  return weights.indices.map { i in
    weights.indices.map { j in
      inputs.indices.reduce(0) { $0 + g[$1] * (1 - g[$1]) * inputs[$1][i] * inputs[$1][j] }
    }
  }
}
