// Fails: deltas of tanh and ReLU units
// Fails: back to lambda, where that can be done
// Loses: 2 points
// Says: What is its slope, written with the answer?

func lambdaToDelta(lambdas: [Double], answers s: [Double], activation: String) -> [Double] {
  s.indices.map { -lambdas[$0] * slope(activation, answer: s[$0]) }
}

func deltaToLambda(deltas: [Double], answers s: [Double], activation: String) -> [Double?] {
  s.indices.map { i in
    let slope = slope(activation, answer: s[i])
    return slope == 0 ? nil : -deltas[i] / slope
  }
}

func slope(_ activation: String, answer s: Double) -> Double { s * (1 - s) }
