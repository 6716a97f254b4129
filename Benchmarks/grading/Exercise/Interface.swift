import Answering

let interface = [
  Function("logits(x:w1:b1:w2:b2:)") {
    (x: Matrix, w1: Matrix, b1: [Double], w2: Matrix, b2: [Double]) in
    logits(Network(w1: w1, b1: b1, w2: w2, b2: b2), x: x)
  },
  Function("loss(logits:labels:)", loss(logits:labels:)),
  Function("gradients(x:labels:w1:b1:w2:b2:)") {
    (x: Matrix, labels: [Int], w1: Matrix, b1: [Double], w2: Matrix, b2: [Double]) in
    let found = gradients(Network(w1: w1, b1: b1, w2: w2, b2: b2), x: x, labels: labels)
    return Record(["w1": found.w1, "b1": found.b1, "w2": found.w2, "b2": found.b2])
  },
]
