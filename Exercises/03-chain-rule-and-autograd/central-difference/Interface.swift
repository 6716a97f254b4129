import Answering

let interface = [
  Function("centralDifferences(ofCubic:at:step:)") {
    (coefficients: [Double], x: [Double], step: Double) in
    centralDifferences(of: { sumOfCubesAndProducts(coefficients, $0) }, at: x, step: step)
  },
  Function("gradCheck(ofCubic:at:gradient:step:)") {
    (coefficients: [Double], x: [Double], gradient: [Double], step: Double) in
    let found = gradCheck(
      of: { sumOfCubesAndProducts(coefficients, $0) }, at: x, gradient: gradient, step: step)
    return Record(["worst": found.worst, "relativeError": found.relativeError])
  },
]

/// Σₖ cₖxₖ³ + Σₖ xₖxₖ₊₁
private func sumOfCubesAndProducts(_ c: [Double], _ x: [Double]) -> Double {
  let cubes = zip(c, x).reduce(0) { $0 + $1.0 * $1.1 * $1.1 * $1.1 }
  return zip(x, x.dropFirst()).reduce(cubes) { $0 + $1.0 * $1.1 }
}
