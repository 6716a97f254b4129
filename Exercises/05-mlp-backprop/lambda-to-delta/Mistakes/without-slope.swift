// Fails: deltas of sigmoid units
// Says: the slope of the activation lies between them

func lambdaToDelta(lambdas: [Double], answers s: [Double], activation: String) -> [Double] {
  s.indices.map { -lambdas[$0] }
}

func deltaToLambda(deltas: [Double], answers s: [Double], activation: String) -> [Double?] {
  s.indices.map { i in
    let slope = slope(activation, answer: s[i])
    return slope == 0 ? nil : -deltas[i] / slope
  }
}

func slope(_ activation: String, answer s: Double) -> Double {
  switch activation {
  case "sigmoid": return s * (1 - s)
  case "tanh": return 1 - s * s
  default: return s > 0 ? 1 : 0
  }
}
