import Checking

let visibleChecks = [
  Check("the gradient of three examples", part: "the gradient") { student in
    let g = answers(examples, weights: weights)
    let right = entropyGradient(examples, targets: targets, weights: weights)
    try student.expectGradient(
      student.entropyGradient(examples, targets: targets, weights: weights), equals: right,
      batchSize: 3,
      remarks: [
        Remark(
          "You multiply by the sigmoid's slope g(1 − g). In cross-entropy it cancels: what is left "
            + "is g − t.",
          ifEquals: weighted { n in (g[n] - targets[n]) * g[n] * (1 - g[n]) })
      ])
  },

  Check("the Hessian of three examples", part: "the Hessian") { student in
    let g = answers(examples, weights: weights)
    let right = entropyHessian(examples, weights: weights)
    try student.expectGradient(
      student.entropyHessian(examples, weights: weights), equals: right, batchSize: 3,
      remarks: [
        Remark(
          "This is Σ g x xᵀ, which many lecture notes print. The factor 1 − g is missing: a unit "
            + "that is sure hardly changes its answer.",
          ifEquals: summed { n in g[n] }),
        Remark(
          "This is Σ x xᵀ, the Hessian of squares. Each example counts with the slope of its "
            + "answer, g(1 − g).", ifEquals: summed { _ in 1 }),
        Remark(
          "This is the product of two gradients. Differentiate the gradient once more instead.",
          ifEquals: summed { n in (g[n] - targets[n]) * (g[n] - targets[n]) }),
        Remark(
          "Off the diagonal, entry (i, j) says how the slope by wᵢ changes with wⱼ: multiply the "
            + "inputs i and j of each example.",
          ifEquals: right.indices.map { i in right.indices.map { $0 == i ? right[i][i] : 0 } }),
      ])
  },
]

let examples = [[1.0, 0.5], [1, -2], [1, 1.5]]
let targets = [1.0, 0, 0]
let weights = [0.25, 1.0]

/// Σₙ cₙ xₙ
private func weighted(_ c: (Int) -> Double) -> [Double] {
  (0...1).map { i in (0...2).reduce(0) { $0 + c($1) * examples[$1][i] } }
}

/// Σₙ cₙ xₙ xₙᵀ
private func summed(_ c: (Int) -> Double) -> [[Double]] {
  (0...1).map { i in
    (0...1).map { j in (0...2).reduce(0) { $0 + c($1) * examples[$1][i] * examples[$1][j] } }
  }
}
