import Checking

let visibleChecks = [
  Check("measures slopes to both sides") { student in
    let (c, x, h) = ([1.0, -2, 0.5], [1.0, 0.5, -1.5], 0.1)
    func f(_ x: [Double]) -> Double { cubic(c, x) }
    try student.expectGradient(
      student.centralDifferences(ofCubic: c, at: x, step: h),
      equals: centralDifferences(of: f, at: x, step: h),
      sizes: ["the distance of the two points in steps h": 2],
      remarks: [
        Remark(
          "This is what comes out with f(x) in place of f(x − h): measure to both sides.",
          ifEquals: oneSided(f, x, h)),
        Remark(
          "The first entry is right and the others are not: does x still hold the step of the "
            + "entry before?", ifEquals: cumulative(f, x, h)),
      ])
  },

  Check("tells a right gradient from a wrong one", after: "measures slopes to both sides") {
    student in
    let (c, x) = ([1.0, -2, 0.5], [1.0, 0.5, -1.5])
    let right = gradient(c, x)
    var wrong = right
    wrong[2] = 3 * right[2]
    let trusted = try student.gradCheck(ofCubic: c, at: x, gradient: right, step: 1e-5)
    try student.expect(
      trusted.relativeError.as(Double.self) <= 1e-6, of: trusted,
      "an error of at most 1e-6, since this gradient is right")
    let refused = try student.gradCheck(ofCubic: c, at: x, gradient: wrong, step: 1e-5)
    try student.expect(
      refused.relativeError.as(Double.self) > 1e-2, of: refused,
      "an error above 0.01, since the last entry is three times too large")
    try student.expect(refused.worst, equals: 2)
  },
]

/// Σₖ cₖxₖ³ + Σₖ xₖxₖ₊₁
func cubic(_ c: [Double], _ x: [Double]) -> Double {
  let cubes = zip(c, x).reduce(0) { $0 + $1.0 * $1.1 * $1.1 * $1.1 }
  return zip(x, x.dropFirst()).reduce(cubes) { $0 + $1.0 * $1.1 }
}

/// ∂f/∂xₖ = 3cₖxₖ² + xₖ₋₁ + xₖ₊₁
func gradient(_ c: [Double], _ x: [Double]) -> [Double] {
  x.indices.map { i in
    let neighbours = (i > 0 ? x[i - 1] : 0) + (i + 1 < x.count ? x[i + 1] : 0)
    return 3 * c[i] * x[i] * x[i] + neighbours
  }
}

/// Differences upwards only.
private func oneSided(_ f: ([Double]) -> Double, _ x: [Double], _ h: Double) -> [Double] {
  x.indices.map { k in
    var above = x
    above[k] += h
    return (f(above) - f(x)) / h
  }
}

/// Central differences by someone who does not put x back.
private func cumulative(_ f: ([Double]) -> Double, _ x: [Double], _ h: Double) -> [Double] {
  var x = x
  return x.indices.map { k in
    x[k] += h
    let above = f(x)
    x[k] -= 2 * h
    return (above - f(x)) / (2 * h)
  }
}
