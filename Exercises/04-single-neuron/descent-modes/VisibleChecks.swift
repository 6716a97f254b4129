import Checking

let visibleChecks = [
  Check("the batch mode") { student in
    let task = DescentTask(
      inputs: [[1, 0.5], [1, -1], [1, 2], [1, 0]], targets: [1, 0, 1, 0], start: [0.3, -0.2],
      eta: 0.5, batchSize: 4, epochs: 1)
    try task.expect(student)
  },

  Check("the online mode") { student in
    let task = DescentTask(
      inputs: [[1, 0.5], [1, -1], [1, 2], [1, 0], [1, 1.5]], targets: [1, 0, 1, 0, 0],
      start: [0.3, -0.2], eta: 0.8, batchSize: 1, epochs: 3)
    try task.expect(student)
  },
]

/// Arguments of `descend`, and what it returns when it is written otherwise.
struct DescentTask {
  var inputs: [[Double]], targets: [Double], start: [Double]
  var eta: Double, batchSize: Int, epochs: Int
  var seed = 7

  /// A way to do it otherwise.
  enum Habit { case none, movesWithin, averages, shufflesOnce, neverShuffles, dropsTheRest, uphill }

  func expect(_ student: Student, remark: String? = nil) throws {
    try student.expect(
      student.descend(
        inputs: inputs, targets: targets, from: start, eta: eta, batchSize: batchSize,
        epochs: epochs, seed: seed),
      equals: descend(
        inputs: inputs, targets: targets, from: start, eta: eta, batchSize: batchSize,
        epochs: epochs, seed: seed),
      remark: remark,
      remarks: [
        Remark(
          "These steps lead uphill: add η(t − s)s(1 − s)x, which is minus the gradient.",
          ifEquals: weights(.uphill)),
        Remark(
          "Your weights move within a batch. All its corrections are computed with the weights "
            + "from before the batch, and added up.", ifEquals: weights(.movesWithin)),
        Remark(
          "Your step is the mean over the batch. Here the corrections are added up and not divided.",
          ifEquals: weights(.averages)),
        Remark(
          "Your examples come in the same order in every epoch. Draw a new permutation at the "
            + "start of each, from one generator.", ifEquals: weights(.shufflesOnce)),
        Remark(
          "Your examples come in the order in which they are given. Draw a permutation at the "
            + "start of each epoch.", ifEquals: weights(.neverShuffles)),
        Remark(
          "Examples that do not fill a whole batch are left out. They make a smaller one.",
          ifEquals: weights(.dropsTheRest)),
      ])
  }

  private func weights(_ habit: Habit) -> [Double] {
    var generator = SeededGenerator(seed: UInt64(seed))
    let first = generator.permutation(inputs.count)
    var w = start
    for epoch in 0..<epochs {
      var order = epoch == 0 || habit == .shufflesOnce ? first : generator.permutation(inputs.count)
      if habit == .neverShuffles { order = Array(inputs.indices) }
      if habit == .dropsTheRest { order.removeLast(order.count % batchSize) }
      for low in stride(from: 0, to: order.count, by: batchSize) {
        let batch = order[low..<min(low + batchSize, order.count)]
        let rate = habit == .averages ? eta / Double(batch.count) : habit == .uphill ? -eta : eta
        let before = w
        for j in batch {
          let answering = habit == .movesWithin ? w : before
          let s = sigmoid(zip(answering, inputs[j]).reduce(0) { $0 + $1.0 * $1.1 })
          let delta = (targets[j] - s) * s * (1 - s)
          for i in w.indices { w[i] += rate * delta * inputs[j][i] }
        }
      }
    }
    return w
  }
}
