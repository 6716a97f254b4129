// Fails: slopes of three weights
// Says: The chain rule adds how fast r grows with w

/// A penalty and its slopes.
struct Penalty {
  var value: Double
  /// ∂value/∂w for each weight.
  var slopes: [Double]
}

func eliminate(_ w: [Double], scale: Double, strength: Double) -> Penalty {
  let ratios = w.map { $0 / scale * ($0 / scale) }
  return Penalty(
    value: strength * ratios.reduce(0) { $0 + $1 / (1 + $1) },
    slopes: zip(w, ratios).map { w, r in
      strength / ((1 + r) * (1 + r)) + 0 * w
    })
}
