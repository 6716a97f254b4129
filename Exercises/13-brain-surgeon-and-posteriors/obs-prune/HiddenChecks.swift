import Checking

let hiddenChecks = [
  Check("costs in any number", part: "saliencies", after: "the cost of each weight") { student in
    for count in [1, 4, 7] {
      let (q, w) = problem(count, student)
      try student.expect(
        student.saliencies(hessian: q, weights: w), equals: saliencies(hessian: q, weights: w),
        within: 1e-7,
        remark:
          "For another number of weights the saliencies differ. Invert the whole matrix, then "
          + "take its diagonal.")
    }
  },

  Check("several removals", part: "surgery", points: 2, after: "one removal") { student in
    for (count, removals) in [(5, 0), (5, 3), (7, 4), (9, 9), (12, 11)] {
      let (q, w) = problem(count, student)
      let answer = try student.obsPrune(hessian: q, weights: w, removing: removals)
      try student.expect(
        answer.as([Double].self).filter { $0 == 0 }.count == removals, of: answer,
        "\(removals) weights that are exactly 0",
        remark: "Another number of weights is 0 than should have been removed. A removed weight "
          + "must not move again, nor be chosen again.")
      try student.expect(
        answer, equals: obsPrune(hessian: q, weights: w, removing: removals), within: 1e-7,
        remark: "After several removals the weights differ. In each round, delete the rows and "
          + "columns of the weights that are gone from Q, and invert what is left.")
    }
  },
]

/// A positive definite matrix and weights.
private func problem(_ count: Int, _ student: Student) -> (q: [[Double]], w: [Double]) {
  var q = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
  for i in 0..<count { q[i][i] = 0.5 }
  for _ in 0..<count {
    let v = (0..<count).map { _ in student.generator.normal() }
    for i in 0..<count {
      for j in 0..<count { q[i][j] += v[i] * v[j] }
    }
  }
  return (q, (0..<count).map { _ in student.generator.normal() })
}
