// Fails: any activation, any size of weights
// Says: Do you use the activation that you are given

import NN

func calibrated(
  _ weights: [Tensor], on batch: Tensor, activation: (Tensor) -> Tensor
) -> [Tensor] {
  var x = batch
  return weights.map { w in
    let s = matmul(x, w.transposed())
    let deviation = s.standardDeviation().item
    let divisor = deviation > 0 ? deviation : 1
    x = tanh(s / divisor)
    return w / divisor
  }
}
