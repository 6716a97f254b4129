// Fails: three layers of tanh
// Says: not by their variance

import NN

func calibrated(
  _ weights: [Tensor], on batch: Tensor, activation: (Tensor) -> Tensor
) -> [Tensor] {
  var x = batch
  return weights.map { w in
    let s = matmul(x, w.transposed())
    let deviation = s.variance().item
    let divisor = deviation > 0 ? deviation : 1
    x = activation(s / divisor)
    return w / divisor
  }
}
