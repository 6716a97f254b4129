import Checking

let visibleChecks = [
  Check("two samples of five examples", part: "out of the bag") { student in
    let samples = [[0, 0, 1, 1, 2], [1, 2, 3, 4, 4]]
    let isWrong = [[true, false, false, true, false], [false, true, false, false, true]]
    try student.expect(
      student.outOfBagError(samples: samples, isWrong: isWrong),
      equals: outOfBagError(samples: samples, isWrong: isWrong),
      remarks: [
        Remark(
          "That is the share of mistakes among all pairs. Leave out the examples that a model was "
            + "trained on.", ifEquals: 0.4),
        Remark(
          "That is the share of mistakes among the examples in the bag, those trained on.",
          ifEquals: 3.0 / 7),
        Remark(
          "That is the mean of the samples' own shares. Count all pairs together, and divide once.",
          ifEquals: 0.25),
        Remark("That is a number of mistakes: divide it by the number of pairs.", ifEquals: 1.0),
        Remark("That is the share of right answers.", ifEquals: 2.0 / 3),
      ])
  },

  Check("between the two errors", part: ".632") { student in
    let samples = [[0, 0, 1, 1, 2], [1, 2, 3, 4, 4]]
    let isWrong = [[true, false, false, true, false], [false, true, false, false, true]]
    try student.expect(
      student.bootstrap632(trainingError: 0.1, samples: samples, isWrong: isWrong),
      equals: bootstrap632(trainingError: 0.1, samples: samples, isWrong: isWrong),
      remarks: [
        Remark(
          "The two weights are exchanged: the larger one, 0.632, belongs to the out-of-bag error.",
          ifEquals: 0.632 * 0.1 + 0.368 / 3),
        Remark("That is the plain mean of the two.", ifEquals: 0.05 + 1.0 / 6),
      ])
  },
]
