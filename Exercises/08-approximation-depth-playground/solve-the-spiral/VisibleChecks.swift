import Checking
import Glibc

let visibleChecks = [
  Check("layers that fit together", part: "the form") { student in
    let (training, _) = halves(&student.generator)
    let answer = try student.trainSpiral(points: points(training), labels: training.labels, seed: 1)
    let network = Network(layers: try answer.as([[[Double]]].self))
    try student.expect(
      network.isWellFormed, of: answer, "rows of 3 numbers in the first layer, one row in the last",
      found: network.layers.map { $0.map(\.count) },
      remark: "These are the lengths of the rows of each layer. A row has one number more than the "
        + "layer before has units, and all numbers are finite.")
    try student.expect(
      network.parameterCount <= 400, of: answer, "at most 400 parameters",
      found: network.parameterCount, remark: "Count for each unit its weights and its bias.")
  },

  Check("one spiral", part: "the spiral", after: "layers that fit together") { student in
    let (training, heldOut) = halves(&student.generator)
    let answer = try student.trainSpiral(points: points(training), labels: training.labels, seed: 2)
    let network = Network(layers: try answer.as([[[Double]]].self))
    let right = network.share(heldOut)
    try student.expect(
      right >= 0.85, of: answer, "at least 85 % of 200 other points", found: right,
      remark: network.reason(training, heldOut))
  },
]

/// 200 points to train on and 200 others.
func halves(_ generator: inout SeededGenerator) -> (training: Dataset, heldOut: Dataset) {
  Playground.spiral(400, using: &generator).split(200, using: &generator)
}

func points(_ data: Dataset) -> [[Double]] {
  let values = data.inputs.values
  return data.labels.indices.map { [values[2 * $0], values[2 * $0 + 1]] }
}

/// The learner's network, computed from the learner's numbers.
struct Network {
  var layers: [[[Double]]]

  var parameterCount: Int { layers.joined().reduce(0) { $0 + $1.count } }

  var isWellFormed: Bool {
    let widths = [2] + layers.map(\.count)
    return layers.last?.count == 1
      && zip(widths, layers).allSatisfy { width, layer in
        layer.allSatisfy { $0.count == width + 1 && $0.allSatisfy(\.isFinite) }
      }
  }

  func share(_ data: Dataset) -> Double {
    guard isWellFormed else { return 0 }
    let right = zip(points(data), data.labels).count { point, label in
      (score(point) > 0) == (label == 1)
    }
    return Double(right) / Double(data.count)
  }

  func reason(_ training: Dataset, _ heldOut: Dataset) -> String {
    let (seen, new) = (share(training), share(heldOut))
    if new < 0.25 { return "Nearly all points are on the wrong side: a positive score is class 1." }
    if seen < 0.75 {
      return
        "It does not even tell apart the points that it was trained on: too few hidden units, "
        + "too few steps, or steps of the wrong size."
    }
    return seen > new + 0.1
      ? "It is much better on the points that it was trained on than on others."
      : "It is on the way: train longer, or with more units."
  }

  private func score(_ point: [Double]) -> Double {
    var values = point
    for (place, layer) in layers.enumerated() {
      let sums = layer.map { row in
        zip(row.dropFirst(), values).reduce(row[0]) { $0 + $1.0 * $1.1 }
      }
      values = place == layers.count - 1 ? sums : sums.map { tanh($0) }
    }
    return values[0]
  }
}
