import Checking

let corners: [[Double]] = [[0, 0], [0, 1], [1, 0], [1, 1]]

let visibleChecks = [
  Check("counts the updates on AND", points: 2) { student in
    let targets: [Double] = [-1, -1, -1, 1]
    let answer = try student.perceptronFit(corners, targets, learningRate: 1.0, maxEpochs: 100)
    try student.expect(
      answer.updates,
      equals: perceptronFit(corners, targets, learningRate: 1, maxEpochs: 100).updates,
      remarks: [
        Remark(forgotBias, ifEquals: Variant(hasBias: false).fit(corners, targets).updates),
        Remark(answersOne, ifEquals: Variant(answerAtZero: 1).fit(corners, targets).updates),
        Remark(updatesAtZero, ifEquals: Variant(answerAtZero: 0).fit(corners, targets).updates),
        Remark(updatesAlways, ifEquals: Variant(updatesAlways: true).fit(corners, targets).updates),
        Remark(dropsLast, ifEquals: Variant(dropsLastEpoch: true).fit(corners, targets).updates),
        Remark(neverStops, ifEquals: Variant(stops: false).fit(corners, targets).updates),
      ])
  },

  Check("finds the weights of AND and OR", after: "counts the updates on AND") { student in
    for targets: [Double] in [[-1, -1, -1, 1], [-1, 1, 1, 1]] {
      let answer = try student.perceptronFit(corners, targets, learningRate: 1.0, maxEpochs: 100)
      try student.expect(
        answer.weights,
        equals: perceptronFit(corners, targets, learningRate: 1, maxEpochs: 100).weights,
        remarks: [
          Remark(forgotBias, ifEquals: Variant(hasBias: false).fit(corners, targets).weights),
          Remark(answersOne, ifEquals: Variant(answerAtZero: 1).fit(corners, targets).weights),
          Remark(
            updatesAlways, ifEquals: Variant(updatesAlways: true).fit(corners, targets).weights),
          Remark(dropsLast, ifEquals: Variant(dropsLastEpoch: true).fit(corners, targets).weights),
          Remark(neverStops, ifEquals: Variant(stops: false).fit(corners, targets).weights),
        ])
    }
  },
]

// What to say when the result is that of a known mistake.

private let forgotBias =
  "Do you update the bias as well? This is what comes out when it stays 0, and also when t is "
  + "missing from the update."
private let answersOne =
  "At a sum of exactly 0 the answer is −1: this is what comes out with 1."
private let updatesAtZero =
  "At a sum of exactly 0 the answer is −1. Where the target is −1, too, that is right: no update."
private let updatesAlways =
  "This is what comes out when each sample updates the weights, also one that is answered rightly."
private let dropsLast =
  "The last epoch is counted too: the one without an update."
private let neverStops =
  "Training must stop after the first epoch without an update."

/// Perceptron training with a known mistake in it.
struct Variant {
  var hasBias = true
  var answerAtZero = -1.0
  var updatesAlways = false
  var dropsLastEpoch = false
  var stops = true

  func fit(_ inputs: [[Double]], _ targets: [Double], maxEpochs: Int = 100) -> Training {
    var weights = [Double](repeating: 0, count: inputs[0].count + 1)
    var updates: [Int] = []
    while updates.count < maxEpochs && !(stops && updates.last == 0) {
      updates.append(0)
      for (x, target) in zip(inputs.map({ [hasBias ? 1 : 0] + $0 }), targets) {
        let sum = zip(weights, x).reduce(0) { $0 + $1.0 * $1.1 }
        let answer = sum > 0 ? 1 : sum == 0 ? answerAtZero : -1
        if answer == target && !updatesAlways { continue }
        weights = zip(weights, x).map { $0 + target * $1 }
        updates[updates.count - 1] += 1
      }
    }
    return Training(weights: weights, updates: dropsLastEpoch ? updates.dropLast() : updates)
  }
}
