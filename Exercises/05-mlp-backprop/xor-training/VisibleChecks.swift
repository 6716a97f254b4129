import Checking

let visibleChecks = [
  Check(
    "one step on a 2-2-1 network", part: "one step", reread: "Any depth, in plain arrays"
  ) { student in
    let network = [[0.1, 0.8, -0.4], [-0.3, 0.5, 0.9], [0.2, -0.7, 0.6]]
    let (x, t, rate) = ([1.0, 0.5], 1.0, 0.5)
    try student.expect(
      student.trainingStep(network: network, x: x, target: t, rate: rate),
      equals: afterStep(network, x, t, rate),
      remarks: [
        Remark("Nothing has moved: write the updates.", ifEquals: afterStep(network, x, t, 0)),
        Remark(
          "This step leads uphill: it is the right one with the opposite sign.",
          ifEquals: afterStep(network, x, t, -rate)),
        Remark(
          "Find the hidden deltas from the weights as they were before this step: this is what comes "
            + "out when the output unit's weights have moved already.",
          ifEquals: afterMixedStep(network, x, t, rate)),
      ])
  },

  Check("a row for each unit", part: "training") { student in
    let answer = try student.trainXOR(hidden: 4, seed: 1)
    let rows = try answer.as([[Double]].self)
    try student.expect(
      rows.map(\.count) == [3, 3, 3, 3, 5], of: answer,
      "four rows of 3 numbers, then one of 5", found: rows.map(\.count),
      remark: "These are the lengths of your rows. Each unit has its bias first and then a weight "
        + "for each of its inputs.")
  },

  Check("a 2-4-1 network learns XOR", part: "training", points: 2, after: "a row for each unit") {
    student in
    let answer = try student.trainXOR(hidden: 4, seed: 1)
    let network = Network(try answer.as([[Double]].self))
    try student.expect(
      network.isTrained, of: answer, "answers near 0, 1, 1, 0 for the rows 00, 01, 10, 11",
      found: network.answers,
      remark: network.reason
        ?? "These are the answers that the checks compute from your numbers, with a sigmoid in "
        + "every unit.")
  },
]

let corners: [(x: [Double], t: Double)] = [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 0)]

/// The learner's network, computed here from the learner's numbers.
struct Network {
  var hidden: [[Double]]
  var output: [Double]

  init(_ rows: [[Double]]) {
    hidden = rows.dropLast()
    output = rows.last ?? []
  }

  var answers: [Double] {
    corners.map { x, _ in unit(output, hidden.map { unit($0, x) }) }
  }

  var isTrained: Bool {
    zip(answers, corners).allSatisfy { abs($0 - $1.t) < 0.5 }
  }

  /// What probably went wrong, where one cause fits.
  var reason: String? {
    let numbers = hidden.joined() + output
    if !numbers.allSatisfy(\.isFinite) {
      return "Some parameters are NaN or infinite: is the learning rate far too large?"
    }
    if let first = hidden.first, hidden.count > 1,
      hidden.allSatisfy({ alike($0, first) })
    {
      return "All hidden units have the same weights. Units that start alike receive the same "
        + "updates and stay alike: start from random weights."
    }
    let biasLast = Network((hidden + [output]).map { [$0.last!] + $0.dropLast() })
    if biasLast.isTrained {
      return "This is a network for XOR if each unit's bias is its last number. It must be the "
        + "first."
    }
    let error = zip(answers, corners).reduce(0) { $0 + ($1.1.t - $1.0) * ($1.1.t - $1.0) / 2 }
    if error > 0.8 {
      return "This is worse than always answering ½: the error climbs. Add η δ s to a weight where "
        + "δ = (t − s) s (1 − s), or subtract η times the gradient."
    }
    if answers.max()! - answers.min()! < 0.15 {
      return "All four answers are still nearly alike: train longer, or in larger steps."
    }
    return nil
  }
}

private func unit(_ row: [Double], _ inputs: [Double]) -> Double {
  sigmoid(zip(row.dropFirst(), inputs).reduce(row[0]) { $0 + $1.0 * $1.1 })
}

private func alike(_ a: [Double], _ b: [Double]) -> Bool {
  zip(a, b).allSatisfy { abs($0 - $1) < 1e-9 }
}

/// The reference's network after one step.
func afterStep(_ network: [[Double]], _ x: [Double], _ t: Double, _ rate: Double) -> [[Double]] {
  var trained = network
  trainingStep(&trained, x: x, target: t, rate: rate)
  return trained
}

/// The same, by someone who moves the output unit first.
private func afterMixedStep(
  _ network: [[Double]], _ x: [Double], _ t: Double, _ rate: Double
) -> [[Double]] {
  let right = afterStep(network, x, t, rate)
  // Each hidden delta is multiplied by the moved weight in place of the old one.
  let shares = zip(right.last!, network.last!).map { $0 / $1 }
  return network.indices.dropLast().map { i in
    zip(network[i], right[i]).map { $0 + ($1 - $0) * shares[i + 1] }
  } + [right.last!]
}
