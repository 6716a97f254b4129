import Answering

let interface = [
  Function("lambdaToDelta(lambdas:answers:activation:)") {
    (lambdas: [Double], answers: [Double], activation: String) in
    lambdaToDelta(lambdas: lambdas, answers: answers, activation: activation)
  },
  Function("deltaToLambda(deltas:answers:activation:)") {
    (deltas: [Double], answers: [Double], activation: String) in
    deltaToLambda(deltas: deltas, answers: answers, activation: activation)
  },
]
