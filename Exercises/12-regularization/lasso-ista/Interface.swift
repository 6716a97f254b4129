import Answering

let interface = [
  Function("softThreshold(_:_:)") { (v: Double, threshold: Double) in
    softThreshold(v, threshold)
  },
  Function("lassoISTA(_:_:penalty:step:rounds:)") {
    (x: [[Double]], y: [Double], penalty: Double, step: Double, rounds: Int) in
    lassoISTA(x, y, penalty: penalty, step: step, rounds: rounds)
  },
]
