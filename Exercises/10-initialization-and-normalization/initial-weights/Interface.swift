import Answering

let interface = [
  Function("initialWeights(_:fanIn:fanOut:seed:)") {
    (scheme: String, fanIn: Int, fanOut: Int, seed: Int) in
    var generator = SeededGenerator(seed: UInt64(seed))
    return initialWeights(scheme, fanIn: fanIn, fanOut: fanOut, using: &generator)
  }
]
