import Checking

let visibleChecks = [
  Check("forward: four examples, two units", part: "forward") { student in
    for unbiased in [false, true] {
      let right = batchNormForward(inputs, scale: γ, shift: β, unbiased: unbiased)
      try student.expect(
        student.batchNormForward(inputs, scale: γ, shift: β, unbiased: unbiased), equals: right,
        remark: unbiased ? "With unbiased, the squares are divided by |B| − 1." : nil,
        remarks: [
          Remark("The divisors are exchanged.", ifEquals: forward(unbiased: !unbiased)),
          Remark(
            "Scale and shift are missing: γ û + β.",
            ifEquals: batchNormForward(inputs, scale: [1, 1], shift: [0, 0], unbiased: unbiased)),
          Remark(
            "You normalize each example over its units, along the rows. Here it is each unit over "
              + "the examples, down the columns.", ifEquals: alongRows(unbiased: unbiased)),
        ])
    }
  },

  Check("backward: γ and β", part: "backward") { student in
    let right = batchNormBackward(inputs, upstream: upstream, scale: γ, unbiased: false)
    var byRawInput = [0.0, 0.0]
    for n in 0...3 {
      for j in 0...1 { byRawInput[j] += upstream[n][j] * inputs[n][j] }
    }
    let answer = try student.batchNormBackward(
      inputs, upstream: upstream, scale: γ, unbiased: false)
    try student.expectGradient(
      answer.shift, equals: right.shift, batchSize: 4,
      remark: "β is added to every example's output: its gradient sums over the examples.")
    try student.expectGradient(
      answer.scale, equals: right.scale, batchSize: 4,
      remarks: [
        Remark(
          "γ multiplies the normalized input û, not u.", ifEquals: byRawInput)
      ])
  },

  Check("backward: net inputs", part: "backward", after: "backward: γ and β") { student in
    let parts = (0...1).map { Paths(unit: $0) }
    func rows(_ entry: (Paths, Int) -> Double) -> [[Double]] {
      (0...3).map { n in parts.map { entry($0, n) } }
    }
    let right = batchNormBackward(inputs, upstream: upstream, scale: γ, unbiased: false)
    let answer = try student.batchNormBackward(
      inputs, upstream: upstream, scale: γ, unbiased: false)
    try student.expectGradient(
      answer.input, equals: right.input, batchSize: 4,
      terms: [
        "the path through the mean": rows { $0.mean[$1] },
        "the path through the variance": rows { $0.variance[$1] },
      ],
      remarks: [
        Remark(
          "This treats mean and variance as constants. Each example moves both, and through them "
            + "every output.", ifEquals: rows { $0.direct[$1] })
      ])
  },
]

let inputs: [[Double]] = [[1, 0.5], [2, -1], [3, 2.5], [4, 0]]
let upstream: [[Double]] = [[0.3, -1], [1, 0.5], [-0.5, 0.25], [0.75, 2]]
let γ = [2.0, 0.5]
let β = [-1.0, 0.25]

private func forward(unbiased: Bool) -> [[Double]] {
  batchNormForward(inputs, scale: γ, shift: β, unbiased: unbiased)
}

private func alongRows(unbiased: Bool) -> [[Double]] {
  inputs.map { row in
    // Of two numbers, each is as far from the mean as the other.
    let mean = (row[0] + row[1]) / 2
    let distance = row[0] - mean
    let squares = 2 * distance * distance
    let root = (squares / (unbiased ? 1 : 2) + 1e-5).squareRoot()
    return [γ[0] * distance / root + β[0], β[1] - γ[1] * distance / root]
  }
}

/// The three paths by which a unit's net inputs reach the loss, for the divisor |B|.
private struct Paths {
  var direct: [Double]
  var mean: [Double]
  var variance: [Double]

  init(unit j: Int) {
    let u = inputs.map { $0[j] }
    let center = u.reduce(0, +) / 4
    let spread = u.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    let root = (spread / 4 + 1e-5).squareRoot()
    let û = u.map { ($0 - center) / root }
    let h = upstream.map { γ[j] * $0[j] / root }
    let sum = h.reduce(0, +)
    let product = zip(h, û).reduce(0) { $0 + $1.0 * $1.1 }
    direct = h
    mean = h.map { _ in -sum / 4 }
    variance = û.map { -$0 * product / 4 }
  }
}
