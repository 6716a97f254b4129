// Fails: one removal
// Says: the others have not moved

import NN

func saliencies(hessian: [[Double]], weights: [Double]) -> [Double] {
  let inverted = try! inverse(Tensor(hessian, precision: .float64))
  return weights.indices.map { i in weights[i] * weights[i] / (2 * inverted[i, i].item) }
}

func obsPrune(hessian: [[Double]], weights: [Double], removing count: Int) -> [Double] {
  var w = weights
  var left = Array(w.indices)
  for _ in 0..<count {
    let part = left.map { i in left.map { j in hessian[i][j] } }
    let costs = saliencies(hessian: part, weights: left.map { w[$0] })
    let k = costs.indices.min { costs[$0] < costs[$1] }!
    w[left[k]] = 0
    left.remove(at: k)
  }
  return w
}
