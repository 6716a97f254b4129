import Answering

let interface = [
  Function("qUpdate(_:state:action:reward:next:alpha:gamma:)") {
    (
      q: [[Double]], state: Int, action: Int, reward: Double, next: Int?, alpha: Double,
      gamma: Double
    ) in
    qUpdate(
      q, state: state, action: action, reward: reward, next: next, alpha: alpha, gamma: gamma)
  }
]
