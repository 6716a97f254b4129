// Fails: leverages of four examples
// Says: every element

import NN

func leverages(_ x: Tensor, penalty: Double) -> [Double] {
  (matmul(x, inverseOfNormal(x, penalty)) * x).sum(axis: 1).values
}

func leaveOneOutErrors(_ x: Tensor, _ y: Tensor, penalty: Double) -> [Double] {
  let weights = matmul(inverseOfNormal(x, penalty), matmul(x.transposed(), y))
  let errors = y - matmul(x, weights)
  return zip(errors.values, leverages(x, penalty: penalty)).map { $0 / (1 - $1) }
}

func inverseOfNormal(_ x: Tensor, _ penalty: Double) -> Tensor {
  try! inverse(matmul(x.transposed(), x) + penalty)
}
