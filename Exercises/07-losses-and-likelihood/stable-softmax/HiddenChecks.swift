import Checking

let hiddenChecks = [
  Check("the logarithm of the sum at any height", after: "answers for scores of ordinary size") {
    student in
    for (count, height) in [(1, 800.0), (3, 1e4), (5, -1e4), (40, 2_000), (6, 1e-3)] {
      let a = (0..<count).map { _ in height + student.generator.normal() }
      try student.expect(
        student.logSumExp(of: a), equals: logSumExp(of: a), within: 1e-9,
        remark: "With scores of thousands, above or below zero, or with very many of them, the "
          + "answer is off or not finite. Take out the largest score, not some other.")
    }
    // The largest and the others lie far apart, in either order.
    for a in [[-1e4, 3, 1e4], [1e4, 0, -1e4], [900, -900]] {
      try student.expect(
        student.logSumExp(of: a), equals: logSumExp(of: a), within: 1e-9,
        remark:
          "Where the scores lie far apart the answer is off or not finite. What becomes of the "
          + "others when you take out the first, the smallest or the mean?")
    }
  },

  Check("probabilities at any height", after: "answers for scores of ordinary size") { student in
    for (count, height) in [(1, 800.0), (3, 1e4), (5, -1e4), (40, 2_000)] {
      let a = (0..<count).map { _ in height + student.generator.normal() }
      let p = try student.probabilities(of: a)
      try student.expect(
        p, equals: probabilities(of: a), within: 1e-9,
        remark: "With scores of thousands, above or below zero, the probabilities are off or not "
          + "finite. Take out the largest score before you take powers.")
    }
    for a in [[-1e4, 3, 1e4], [1e4, 0, -1e4]] {
      try student.expect(
        student.probabilities(of: a), equals: probabilities(of: a), within: 1e-9,
        remark:
          "Where the scores lie far apart, one probability is 1 and the others are 0: take out "
          + "the largest score, not some other, before you take powers.")
    }
  },
]
