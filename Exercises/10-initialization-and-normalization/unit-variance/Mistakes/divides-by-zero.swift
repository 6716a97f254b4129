// Fails: a layer of zeros keeps its weights
// Says: dividing by it leaves nothing

import NN

func calibrated(
  _ weights: [Tensor], on batch: Tensor, activation: (Tensor) -> Tensor
) -> [Tensor] {
  var x = batch
  return weights.map { w in
    let s = matmul(x, w.transposed())
    let deviation = s.standardDeviation().item
    let divisor = deviation
    x = activation(s / divisor)
    return w / divisor
  }
}
