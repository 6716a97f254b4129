import Checking

let visibleChecks = [
  Check("counts the lesson's networks") { student in
    for sizes in [[2, 2, 1], [2, 4, 1], [2, 8, 1], [2, 12, 1], [8, 3, 8]] {
      let pairs = Array(zip(sizes, sizes.dropFirst()))
      let weights = pairs.reduce(0) { $0 + $1.0 * $1.1 }
      try student.expect(
        student.countParameters(sizes), equals: countParameters(sizes),
        remarks: [
          Remark("These are the weights; every unit has a bias besides.", ifEquals: weights),
          Remark(
            "The inputs have no biases: they only pass numbers on.",
            ifEquals: weights + sizes.reduce(0, +)),
          Remark(
            "One bias a layer is too few: every unit has one of its own.",
            ifEquals: weights + pairs.count),
          Remark(
            "This is as if each unit had a bias for every unit that listens to it: a bias belongs to "
              + "the unit whose net input it enters.",
            ifEquals: weights + pairs.reduce(0) { $0 + $1.0 }),
        ])
    }
  }
]
