import Checking

let hiddenChecks = [
  Check("finds the wrong entry among many", after: "measures slopes to both sides") { student in
    for round in 0..<12 {
      let count = 3 + Int(student.generator.uniform() * 6)
      let (c, x) = problem(count, scale: 1, &student.generator)
      var claimed = gradient(c, x)
      let place = Int(student.generator.uniform() * Double(count))
      // Too large, too small, of the wrong sign, forgotten.
      claimed[place] *= [1.5, 0.5, -1, 0][round % 4]
      let answer = try student.gradCheck(ofCubic: c, at: x, gradient: claimed, step: 1e-5)
      let expected = gradCheck(of: { cubic(c, $0) }, at: x, gradient: claimed)
      try student.expect(
        answer.relativeError.as(Double.self) > 1e-3, of: answer, "a large error",
        remark: "One entry of the gradient is wrong, and yours passes it. Entries can be too small "
          + "as well as too large: is an error ever negative?")
      try student.expect(
        answer.worst, equals: expected.worst,
        remark: "The error is noticed, but worst is not the index of the entry where it is.")
    }
  },

  Check("judges by the relative error", after: "tells a right gradient from a wrong one") {
    student in
    for scale in [1e6, 1e-5] {
      let (c, x) = problem(4, scale: scale, &student.generator)
      let right = gradient(c, x)
      let trusted = try student.gradCheck(ofCubic: c, at: x, gradient: right, step: 1e-5)
      try student.expect(
        trusted.relativeError.as(Double.self) <= 1e-5, of: trusted, "a small error",
        remark: "A right gradient with large entries is refused: divide the difference by the "
          + "size of what is compared.")
      let wrong = right.map { 2 * $0 }
      let refused = try student.gradCheck(ofCubic: c, at: x, gradient: wrong, step: 1e-5)
      try student.expect(
        refused.relativeError, equals: 1.0 / 3, within: 1e-4,
        remark: "Where every entry is twice what it should be, the relative error of the statement "
          + "is 2 − 1 over 2 + 1, however large or small the entries are.")
    }
  },

  Check("takes two zeros for equal", after: "tells a right gradient from a wrong one") { student in
    let answer = try student.gradCheck(
      ofCubic: [0, 0, 0] as [Double], at: [0, 0, 0] as [Double],
      gradient: [0, 0, 0] as [Double], step: 1e-5)
    try student.expect(
      answer.relativeError, equals: 0.0,
      remark: "Where the claimed and the measured derivative are both zero, nothing is wrong: what "
        + "is 0 / 0? The floor 1e-8 belongs into the denominator.")
    // ∂f/∂x₀ is x₁, both far below the floor.
    let small = try student.gradCheck(
      ofCubic: [0, 0] as [Double], at: [1e-9, 2e-9] as [Double],
      gradient: [4e-9, 1e-9] as [Double], step: 1e-5)
    try student.expect(
      small.relativeError, equals: 0.2, within: 1e-4,
      remark: "Where the claimed and the measured derivative are both nearly zero, divide their "
        + "difference by the floor 1e-8.")
  },

  Check("refuses what is not a number", after: "tells a right gradient from a wrong one") {
    student in
    for place in 0..<4 {
      let (c, x) = problem(4, scale: 1, &student.generator)
      var claimed = gradient(c, x)
      claimed[place] = .nan
      let answer = try student.gradCheck(ofCubic: c, at: x, gradient: claimed, step: 1e-5)
      try student.expect(
        answer.relativeError.as(Double.self) > 1e-3 && answer.worst.as(Int.self) == place,
        of: answer, "the place of the NaN, and an infinite error",
        remark: "A gradient with a NaN in it passes, or is refused for another entry. Every "
          + "comparison with NaN is false, so no search for the largest error finds it.")
    }
  },
]

/// Coefficients and a point, with entries that keep away from zero: of each derivative, too.
private func problem(
  _ count: Int, scale: Double, _ generator: inout SeededGenerator
) -> (c: [Double], x: [Double]) {
  while true {
    let x = (0..<count).map { _ in (0.5 + generator.uniform()) * scale.squareRoot() }
    var c = x.map { _ in (generator.uniform() < 0.5 ? -1 : 1) * (0.5 + generator.uniform()) }
    c[0] = abs(c[0])
    let size = gradient(c, x).map(\.magnitude)
    if size.min()! > 0.1 * size.max()! { return (c, x) }
  }
}
