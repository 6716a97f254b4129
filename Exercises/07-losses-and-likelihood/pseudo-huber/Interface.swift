import Answering

let interface = [
  Function("pseudoHuberLoss(_:delta:)") { (r: Double, delta: Double) in
    pseudoHuberLoss(r, delta: delta)
  },
  Function("pseudoHuberSlope(_:delta:)") { (r: Double, delta: Double) in
    pseudoHuberSlope(r, delta: delta)
  },
]
