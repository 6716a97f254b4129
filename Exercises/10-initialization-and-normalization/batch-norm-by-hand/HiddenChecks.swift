import Checking

let hiddenChecks = [
  Check(
    "forward: any batch", part: "forward", after: "forward: four examples, two units"
  ) { student in
    for (count, units) in [(2, 3), (9, 1), (6, 4)] {
      for unbiased in [false, true] {
        let batch = Batch(count, units, &student.generator)
        try student.expect(
          student.batchNormForward(
            batch.u, scale: batch.γ, shift: batch.β, unbiased: unbiased),
          equals: batchNormForward(batch.u, scale: batch.γ, shift: batch.β, unbiased: unbiased),
          remark: "With other numbers of examples or units, or with nearly equal net inputs, the "
            + "outputs differ. Is ε added to the variance, under the root?")
      }
    }
  },

  Check(
    "backward: any batch, both divisors", part: "backward", points: 2,
    after: "backward: γ and β", "backward: net inputs"
  ) { student in
    for (count, units) in [(2, 3), (9, 1), (6, 4)] {
      for unbiased in [false, true] {
        let batch = Batch(count, units, &student.generator)
        func loss(_ y: [[Double]]) -> Double {
          zip(y, batch.upstream).reduce(0) { total, rows in
            zip(rows.0, rows.1).reduce(total) { $0 + $1.0 * $1.1 }
          }
        }
        func shaped(_ flat: [Double]) -> [[Double]] {
          (0..<count).map { Array(flat[$0 * units..<($0 + 1) * units]) }
        }
        let measured = numericGradient(at: batch.u.flatMap { $0 }, step: 1e-6) {
          loss(
            batchNormForward(
              shaped($0), scale: batch.γ, shift: batch.β, unbiased: unbiased))
        }
        let right = batchNormBackward(
          batch.u, upstream: batch.upstream, scale: batch.γ, unbiased: unbiased)
        let answer = try student.batchNormBackward(
          batch.u, upstream: batch.upstream, scale: batch.γ, unbiased: unbiased)
        try student.expectGradient(
          answer.input, equals: shaped(measured),
          within: Tolerance(absolute: 1e-5, relative: 1e-5), batchSize: count,
          remark: unbiased
            ? "With the divisor |B| − 1 the gradient differs from finite differences. The variance's "
              + "divisor stands in the third term, and under the root; the mean's stays |B|."
            : "With other numbers of examples or units the gradient differs from finite "
              + "differences.")
        try student.expectGradient(
          answer.input, equals: right.input, batchSize: count,
          remark:
            "The gradient by the net inputs is off by a little: is ε under the root here, too?")
        try student.expectGradient(answer.scale, equals: right.scale, batchSize: count)
        try student.expectGradient(answer.shift, equals: right.shift, batchSize: count)
      }
    }
  },
]

/// A random batch, whose first unit hardly varies.
private struct Batch {
  var u: [[Double]]
  var upstream: [[Double]]
  var γ: [Double]
  var β: [Double]

  init(_ count: Int, _ units: Int, _ generator: inout SeededGenerator) {
    u = (0..<count).map { _ in
      (0..<units).map { 3 + generator.normal() * ($0 == 0 ? 0.05 : 2) }
    }
    upstream = (0..<count).map { _ in (0..<units).map { _ in generator.normal() } }
    γ = (0..<units).map { _ in 0.5 + generator.uniform() }
    β = (0..<units).map { _ in generator.normal() }
  }
}
