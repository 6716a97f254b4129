import Checking

let hiddenChecks = [
  Check(
    "the function computes with the weights", after: "the weights make a network that computes XOR"
  ) { student in
    let network = try Network(of: student)
    // At the first two, a unit for OR sees a sum of exactly 0.
    let edges: [(a: Double, b: Double)] = [(0.5, 0), (0, 0.5)]
    let points = (0..<50).map { _ in
      (a: student.generator.uniform() * 3 - 1, b: student.generator.uniform() * 3 - 1)
    }
    for (a, b) in edges + points {
      try student.expect(
        student.thresholdXOR(a: a, b: b), equals: network.answer(a, b),
        remark: "Between the four corners, thresholdXOR answers something else than a network of "
          + "your weights with “greater than 0” in each unit.")
    }
  },

  Check(
    "every unit keeps a margin of 0.25", after: "the weights make a network that computes XOR"
  ) { student in
    let network = try Network(of: student)
    for (a, b) in rows {
      for (number, weights) in network.hidden.enumerated() {
        try student.expect(
          margin(weights, a, b) >= 0.25, of: network.weights, "a margin of at least 0.25",
          remark: "Hidden unit \(number + 1) decides too narrowly at one of the four inputs: put "
            + "its line halfway between the points that it separates.")
      }
      let code = network.hidden.map { unit($0, a, b) }
      try student.expect(
        margin(network.output, code[0], code[1]) >= 0.25, of: network.weights,
        "a margin of at least 0.25",
        remark: "The output unit decides too narrowly. It sees the hidden units' answers alone, "
          + "three points for the four inputs: which line is farthest from all of them?")
    }
  },
]

/// The distance of a point from the line where a unit's answer changes.
private func margin(_ weights: [Double], _ first: Double, _ second: Double) -> Double {
  let sum = weights[0] + weights[1] * first + weights[2] * second
  return abs(sum) / (weights[1] * weights[1] + weights[2] * weights[2]).squareRoot()
}
