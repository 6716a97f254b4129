import Answering

let interface = [
  Function("dropout(_:mask:keep:inverted:isTraining:)") {
    (x: [Double], mask: [Double], p: Double, inverted: Bool, isTraining: Bool) in
    dropout(x, mask: mask, keep: p, inverted: inverted, isTraining: isTraining)
  },
  Function("dropoutSlopes(_:mask:keep:inverted:isTraining:)") {
    (upstream: [Double], mask: [Double], p: Double, inverted: Bool, isTraining: Bool) in
    dropoutSlopes(upstream, mask: mask, keep: p, inverted: inverted, isTraining: isTraining)
  },
]
