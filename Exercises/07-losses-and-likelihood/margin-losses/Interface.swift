import Answering

let interface = [
  Function("marginLoss(_:labels:squared:)") {
    (scores: [[Double]], labels: [Int], squared: Bool) in
    marginLoss(scores, labels: labels, squared: squared)
  },
  Function("marginGradient(_:labels:squared:)") {
    (scores: [[Double]], labels: [Int], squared: Bool) in
    marginGradient(scores, labels: labels, squared: squared)
  },
]
