import Answering

let interface = [
  Function("outputDeltas(outputs:targets:)", outputDeltas(outputs:targets:)),
  Function("hiddenDeltas(outputs:weights:frontDeltas:)") {
    (outputs: [Double], weights: [[Double]], frontDeltas: [Double]) in
    hiddenDeltas(outputs: outputs, weights: weights, frontDeltas: frontDeltas)
  },
]
