import Answering

let interface = [
  Function("widrowHoff(inputs:targets:eta:epochs:)") {
    (inputs: [[Double]], targets: [Double], eta: Double, epochs: Int) in
    widrowHoff(inputs: inputs, targets: targets, eta: eta, epochs: epochs)
  }
]
