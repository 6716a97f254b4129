import Checking

let rows: [(a: Double, b: Double)] = [(0, 0), (0, 1), (1, 0), (1, 1)]

let visibleChecks = [
  Check("answers all four rows") { student in
    for (a, b) in rows {
      try student.expect(
        student.thresholdXOR(a: a, b: b), equals: thresholdXOR(a: a, b: b),
        remarks: [
          Remark(
            "For a = b = 1 both hidden units speak: one of them must hold the output back, with a "
              + "negative weight.", if: a == 1 && b == 1)
        ])
    }
  },

  Check("the weights make a network that computes XOR") { student in
    let network = try Network(of: student)
    for (a, b) in rows {
      let right: Double = reference(thresholdXOR(a: a, b: b))
      try student.expect(
        network.answer(a, b) == right, of: network.weights,
        "units that answer \(Int(right)) for a = \(Int(a)), b = \(Int(b))",
        remark: "These are your weights. The checks compute the network from them, with “greater "
          + "than 0” in each unit.")
    }
  },
]

/// The learner's network, computed here from the learner's weights.
struct Network {
  let hidden: [[Double]]
  let output: [Double]
  let weights: Answer

  init(of student: Student) throws {
    weights = try student.hiddenWeights()
    hidden = try weights.as([[Double]].self)
    let answer = try student.outputWeights()
    output = try answer.as([Double].self)
    try student.expect(
      hidden.map(\.count) == [3, 3], of: weights, "two units with three weights each")
    try student.expect(output.count == 3, of: answer, "three weights")
  }

  func answer(_ a: Double, _ b: Double) -> Double {
    let code = hidden.map { answer(of: $0, to: [a, b]) }
    return answer(of: output, to: code)
  }

  /// 1 where the bias and the weighted inputs are more than 0 together.
  private func answer(of weights: [Double], to x: [Double]) -> Double {
    let sum = zip(weights.dropFirst(), x).reduce(weights[0]) { $0 + $1.0 * $1.1 }
    return sum > 0 ? 1 : 0
  }
}
