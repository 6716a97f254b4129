/// δ = −λ g′ for each unit.
func lambdaToDelta(lambdas: [Double], answers s: [Double], activation: String) -> [Double] {
  zip(lambdas, s).map { lambda, s in -lambda * slope(activation, answer: s) }
}

/// λ = −δ / g′ for each unit, nil where the slope is zero.
func deltaToLambda(deltas: [Double], answers s: [Double], activation: String) -> [Double?] {
  zip(deltas, s).map { delta, s in
    let slope = slope(activation, answer: s)
    return slope == 0 ? nil : -delta / slope
  }
}

/// g′(net), written with s = g(net).
func slope(_ activation: String, answer s: Double) -> Double {
  switch activation {
  case "sigmoid": return s * (1 - s)
  case "tanh": return 1 - s * s
  default: return s > 0 ? 1 : 0
  }
}
