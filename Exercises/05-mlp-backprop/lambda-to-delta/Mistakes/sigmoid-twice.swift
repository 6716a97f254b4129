// Fails: deltas of sigmoid units
// Says: as if s were the net input

import Glibc

func lambdaToDelta(lambdas: [Double], answers s: [Double], activation: String) -> [Double] {
  s.indices.map { -lambdas[$0] * slope(activation, answer: s[$0]) }
}

func deltaToLambda(deltas: [Double], answers s: [Double], activation: String) -> [Double?] {
  s.indices.map { i in
    let slope = slope(activation, answer: s[i])
    return slope == 0 ? nil : -deltas[i] / slope
  }
}

func slope(_ activation: String, answer s: Double) -> Double {
  switch activation {
  case "sigmoid": return 1 / (1 + exp(-s)) * (1 - 1 / (1 + exp(-s)))
  case "tanh": return 1 - s * s
  default: return s > 0 ? 1 : 0
  }
}
