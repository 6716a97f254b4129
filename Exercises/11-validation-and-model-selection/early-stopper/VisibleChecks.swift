import Checking

let visibleChecks = [
  Check("a scripted training with patience 2") { student in
    let answer = try student.train(
      losses: [0.5, 0.4, 0.6, 0.4, 0.3, 0.7, 0.8, 0.9], patience: 2)
    try student.expect(
      answer.answers, equals: [false, false, false, true],
      remarks: [
        Remark(
          "The second 0.4 only equals the best. That is no improvement.",
          ifEquals: [false, false, false, false, false, false, true]),
        Remark(
          "That stops one check too late: with patience 2 the second check in a row that brings no "
            + "new best is the last.",
          ifEquals: [false, false, false, false, false, false, false, true]),
        Remark(
          "That stops at the first check without improvement: the patience was 2.",
          ifEquals: [false, false, true]),
        Remark("That stops at once.", ifEquals: [true]),
      ])
    try student.expect(
      answer.bestLoss, equals: 0.4, remark: "bestLoss is the smallest loss seen until the stop.")
    try student.expect(
      answer.bestWeights, equals: [1.0, 10],
      remarks: [
        Remark(
          "Those are the last weights. Keep a copy whenever a loss is a new best, and at no other "
            + "time.", ifEquals: [3.0, 30]),
        Remark("Keep the weights whenever a loss is a new best.", ifEquals: [Double]()),
        Remark("Those are the first weights: each new best replaces them.", ifEquals: [0.0, 0]),
      ])
  }
]
