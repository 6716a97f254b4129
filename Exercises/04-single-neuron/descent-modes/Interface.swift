import Answering

let interface = [
  Function("descend(inputs:targets:from:eta:batchSize:epochs:seed:)") {
    (
      inputs: [[Double]], targets: [Double], start: [Double], eta: Double, batchSize: Int,
      epochs: Int, seed: Int
    ) in
    descend(
      inputs: inputs, targets: targets, from: start, eta: eta, batchSize: batchSize, epochs: epochs,
      seed: seed)
  }
]
