// Fails: three layers of tanh
// Says: What enters the second is the answer of the first

import NN

func calibrated(
  _ weights: [Tensor], on batch: Tensor, activation: (Tensor) -> Tensor
) -> [Tensor] {
  var x = batch
  return weights.map { w in
    let s = matmul(x, w.transposed())
    let deviation = s.standardDeviation().item
    let divisor = deviation > 0 ? deviation : 1
    x = activation(s)
    return w / divisor
  }
}
