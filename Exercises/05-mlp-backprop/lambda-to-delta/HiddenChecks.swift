import Checking

let hiddenChecks = [
  Check("deltas of tanh and ReLU units", after: "deltas of sigmoid units") { student in
    for name in activations {
      let net = (0..<5).map { _ in student.generator.normal() }
      let t = (0..<5).map { _ in student.generator.normal() }
      let s = net.map { answer(name, to: $0) }
      let fall = numericGradient(at: net) { net in
        -halfSquares(t, net.map { answer(name, to: $0) })
      }
      let lambdas = zip(s, t).map { $0 - $1 }
      try student.expectGradient(
        student.lambdaToDelta(lambdas: lambdas, answers: s, activation: name),
        equals: fall, within: 1e-6,
        remark: "For units with the activation \(name) the deltas differ from differences of an "
          + "error. What is its slope, written with the answer?")
    }
    try student.expect(
      student.lambdaToDelta(lambdas: [1.0], answers: [0.0], activation: "relu"), equals: [0.0],
      remark: "A ReLU that answers 0 is flat there: it hands nothing back.")
  },

  Check("back to lambda, where that can be done", after: "deltas of sigmoid units") { student in
    for name in activations {
      let s: [Double] = (0..<5).map { _ in answer(name, to: student.generator.normal()) }
      let deltas = s.map { _ in student.generator.normal() }
      try student.expect(
        student.deltaToLambda(deltas: deltas, answers: s, activation: name),
        equals: deltaToLambda(deltas: deltas, answers: s, activation: name),
        remark:
          "For units with the activation \(name) the way back differs. Divide by the slope, and "
          + "mind the sign; where the slope is zero nothing can be said about λ: nil.")
    }
    // Saturated, or switched off: flat in any case.
    for (name, s) in [("sigmoid", 1.0), ("sigmoid", 0.0), ("tanh", -1.0), ("relu", 0.0)] {
      try student.expect(
        student.deltaToLambda(deltas: [0.0, 0.0], answers: [s, s], activation: name),
        equals: [nil, nil] as [Double?],
        remark: "A unit with slope zero has the delta 0 whatever its lambda is: nil for it, and no "
          + "division by zero. Sigmoid and tanh units can saturate as well.")
    }
  },
]

/// ½ Σ (t − s)², so that λ = s − t.
private func halfSquares(_ t: [Double], _ s: [Double]) -> Double {
  var sum = 0.0
  for (t, s) in zip(t, s) { sum += (t - s) * (t - s) / 2 }
  return sum
}

private let activations = ["sigmoid", "tanh", "relu"]

/// g(net) for the activation of this name.
private func answer(_ activation: String, to net: Double) -> Double {
  switch activation {
  case "sigmoid": return sigmoid(net)
  case "tanh": return 2 * sigmoid(2 * net) - 1
  default: return max(0, net)
  }
}
