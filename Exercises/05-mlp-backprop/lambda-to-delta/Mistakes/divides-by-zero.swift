// Fails: back to lambda, where that can be done
// Loses: 1 point
// Says: nil

func lambdaToDelta(lambdas: [Double], answers s: [Double], activation: String) -> [Double] {
  s.indices.map { -lambdas[$0] * slope(activation, answer: s[$0]) }
}

func deltaToLambda(deltas: [Double], answers s: [Double], activation: String) -> [Double?] {
  s.indices.map { i in -deltas[i] / slope(activation, answer: s[i]) }
}

func slope(_ activation: String, answer s: Double) -> Double {
  switch activation {
  case "sigmoid": return s * (1 - s)
  case "tanh": return 1 - s * s
  default: return s > 0 ? 1 : 0
  }
}
