// Fails: the cost of each weight
// Says: optimal brain damage

import NN

func saliencies(hessian: [[Double]], weights: [Double]) -> [Double] {
  return weights.indices.map { i in weights[i] * weights[i] * hessian[i][i] / 2 }
}

func obsPrune(hessian: [[Double]], weights: [Double], removing count: Int) -> [Double] {
  var w = weights
  var left = Array(w.indices)
  for _ in 0..<count {
    let part = left.map { i in left.map { j in hessian[i][j] } }
    let costs = saliencies(hessian: part, weights: left.map { w[$0] })
    let k = costs.indices.min { costs[$0] < costs[$1] }!
    let inverted = try! inverse(Tensor(part, precision: .float64))
    let share = w[left[k]] / inverted[k, k].item
    for (row, i) in left.enumerated() { w[i] -= share * inverted[row, k].item }
    w[left[k]] = 0
    left.remove(at: k)
  }
  return w
}
