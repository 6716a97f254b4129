// Fails: three layers of tanh
// Says: Measure the net inputs, before the activation

import NN

func calibrated(
  _ weights: [Tensor], on batch: Tensor, activation: (Tensor) -> Tensor
) -> [Tensor] {
  var x = batch
  return weights.map { w in
    let s = matmul(x, w.transposed())
    let deviation = activation(s).standardDeviation().item
    let divisor = deviation > 0 ? deviation : 1
    x = activation(s / divisor)
    return w / divisor
  }
}
