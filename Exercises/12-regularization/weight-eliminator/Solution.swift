/// A penalty and its slopes.
struct Penalty {
  var value: Double
  /// ∂value/∂w for each weight.
  var slopes: [Double]
}

/// λ Σ (w/w₀)² / (1 + (w/w₀)²), and its derivative by each weight.
func eliminate(_ w: [Double], scale: Double, strength: Double) -> Penalty {
  let ratios = w.map { $0 / scale * ($0 / scale) }
  return Penalty(
    value: strength * ratios.reduce(0) { $0 + $1 / (1 + $1) },
    slopes: zip(w, ratios).map { w, r in
      strength * 2 * w / (scale * scale) / ((1 + r) * (1 + r))
    })
}
