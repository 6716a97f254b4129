import Answering

let interface = [
  Function("outOfBagError(samples:isWrong:)") { (samples: [[Int]], isWrong: [[Bool]]) in
    outOfBagError(samples: samples, isWrong: isWrong)
  },
  Function("bootstrap632(trainingError:samples:isWrong:)") {
    (trainingError: Double, samples: [[Int]], isWrong: [[Bool]]) in
    bootstrap632(trainingError: trainingError, samples: samples, isWrong: isWrong)
  },
]
