import Answering

let interface = [
  Function("playgroundFeatures(_:)") { (points: [[Double]]) in playgroundFeatures(points) },
  Function("linearAnswer(for:)", linearAnswer(for:)),
]
