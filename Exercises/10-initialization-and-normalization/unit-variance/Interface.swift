import Answering

let interface = [
  Function("calibrated(_:on:activation:)") {
    (weights: [Tensor], batch: Tensor, activation: String) in
    calibrated(weights, on: batch, activation: activationNamed(activation))
  }
]

private func activationNamed(_ name: String) -> (Tensor) -> Tensor {
  switch name {
  case "tanh": { tanh($0) }
  case "ReLU": { relu($0) }
  default: { square($0) - 0.5 }
  }
}
