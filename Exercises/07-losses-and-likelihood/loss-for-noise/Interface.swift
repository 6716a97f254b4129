import Answering

let interface = [
  Function("price(of:answer:noise:)") { (t: Double, y: Double, noise: String) in
    price(of: t, answer: y, noise: noise)
  },
  Function("mostProbable(_:noise:)") { (targets: [Double], noise: String) in
    mostProbable(targets, noise: noise)
  },
]
