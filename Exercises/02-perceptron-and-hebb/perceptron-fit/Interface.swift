import Answering

let interface = [
  Function("perceptronFit(_:_:learningRate:maxEpochs:)") {
    (inputs: [[Double]], targets: [Double], learningRate: Double, maxEpochs: Int) in
    let training = perceptronFit(
      inputs, targets, learningRate: learningRate, maxEpochs: maxEpochs)
    return Record(["weights": training.weights, "updates": training.updates])
  }
]
