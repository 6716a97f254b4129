import Answering

let interface = [
  Function("prPlusBeta(gradient:previous:)", prPlusBeta(gradient:previous:)),
  // φ(a) = Σ cₖ aᵏ
  Function("wolfeStep(ofPolynomial:)") { (c: [Double]) -> Double in
    wolfeStep(
      value: { a in c.reversed().reduce(0) { $0 * a + $1 } },
      slope: { a in
        c.indices.dropFirst().reversed().reduce(0) { $0 * a + Double($1) * c[$1] }
      })
  },
  // ½ w·A w − b·w
  Function("conjugateGradient(ofQuadratic:minus:from:iterations:)") {
    (matrix: [[Double]], b: [Double], start: [Double], iterations: Int) -> [Double] in
    func times(_ w: [Double]) -> [Double] {
      matrix.map { row in zip(row, w).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    return conjugateGradient(
      of: { w in
        zip(w, zip(times(w), b)).reduce(0) { $0 + $1.0 * (0.5 * $1.1.0 - $1.1.1) }
      },
      gradient: { w in zip(times(w), b).map { $0 - $1 } }, from: start, iterations: iterations)
  },
  // (1 − x)² + 100 (y − x²)²
  Function("conjugateGradient(inRosenbrocksValleyFrom:iterations:)") {
    (start: [Double], iterations: Int) -> [Double] in
    conjugateGradient(
      of: { w in
        let (p, q) = (1 - w[0], w[1] - w[0] * w[0])
        return p * p + 100 * q * q
      },
      gradient: { w in
        let q = w[1] - w[0] * w[0]
        return [-2 * (1 - w[0]) - 400 * w[0] * q, 200 * q]
      }, from: start, iterations: iterations)
  },
]
