import Checking

let visibleChecks = [
  Check("β for two gradients", part: "β") { student in
    let (g, old) = ([1.0, -2, 0.5], [2.0, 1, -1])
    try student.expect(
      student.prPlusBeta(gradient: g, previous: old),
      equals: prPlusBeta(gradient: g, previous: old),
      remarks: [
        Remark(
          "This is Fletcher and Reeves's β, gᵀg / g′ᵀg′. Polak and Ribière's takes g − g′ in one place.",
          ifEquals: 5.25 / 6),
        Remark("Divide by the square of the previous gradient.", ifEquals: 5.75 / 5.25),
      ])
    try student.expect(
      student.prPlusBeta(gradient: [0.9, 0.1] as [Double], previous: [1.0, 0.2] as [Double]),
      equals: 0.0,
      remark: "Here gᵀ(g − g′) is negative; β is never less than 0.")
  },

  Check("a step along a parabola", part: "the step") { student in
    for c in [[1.0, -4, 0.5], [0, -1, 4]] {
      let answer = try student.wolfeStep(ofPolynomial: c)
      try expectWolfe(student, answer, c, remark: nil)
    }
  },

  Check("down a bowl", part: "descent") { student in
    let matrix = [[4.0, 1, 0], [1, 3, -1], [0, -1, 2]]
    let answer = try student.conjugateGradient(
      ofQuadratic: matrix, minus: [1.0, 2, -1] as [Double], from: [0.0, 0, 0] as [Double],
      iterations: 30)
    let w = try answer.as([Double].self)
    let b = [1.0, 2, -1]
    let residual = matrix.indices.map { row -> Double in
      guard w.count == 3 else { return 1 }
      let product: Double = matrix[row][0] * w[0] + matrix[row][1] * w[1] + matrix[row][2] * w[2]
      return product - b[row]
    }
    try student.expect(
      w.count == 3 && residual.allSatisfy { abs($0) < 1e-4 }, of: answer, "a gradient of 0",
      found: residual,
      remark: "After 30 iterations the gradient is not near 0: it is what you see here.")
  },
]

/// That a step meets both of Wolfe's conditions.
func expectWolfe(_ student: Student, _ answer: Answer, _ c: [Double], remark: String?) throws {
  func value(_ a: Double) -> Double { c.reversed().reduce(0) { $0 * a + $1 } }
  func slope(_ a: Double) -> Double {
    c.indices.dropFirst().reversed().reduce(0) { $0 * a + Double($1) * c[$1] }
  }
  let a = try answer.as(Double.self)
  try student.expect(
    a > 0 && a.isFinite, of: answer, "a positive step", remark: "A step is positive and finite.")
  try student.expect(
    value(a) <= value(0) + 1e-4 * a * slope(0) + 1e-12, of: answer,
    "a value of at most φ(0) + 10⁻⁴ a φ′(0)", found: value(a),
    remark: remark ?? "The step goes too far: φ has not fallen enough. Try shorter ones.")
  try student.expect(
    abs(slope(a)) <= -0.1 * slope(0) + 1e-12, of: answer, "a slope between ±0.1 φ′(0)",
    found: slope(a),
    remark: remark
      ?? (slope(a) < 0
        ? "The step is too short: φ still falls steeply there."
        : "The step goes too far: φ rises steeply there."))
}
