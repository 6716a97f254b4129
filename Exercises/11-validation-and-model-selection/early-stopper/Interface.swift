import Answering

let interface = [
  // Check k comes with the weights [k, 10 k].
  Function("train(losses:patience:)") { (losses: [Double], patience: Int) in
    var stopper = EarlyStopper(patience: patience)
    var answers: [Bool] = []
    for (check, loss) in losses.enumerated() {
      let weights = [Double(check), 10 * Double(check)]
      answers.append(stopper.shouldStop(after: loss, weights: weights))
      if answers.last! { break }
    }
    return Record([
      "answers": answers, "bestLoss": stopper.bestLoss, "bestWeights": stopper.bestWeights,
    ])
  },
  // The same with a loss that is not a number in place of each negative one.
  Function("trainWithGaps(losses:patience:)") { (losses: [Double], patience: Int) in
    var stopper = EarlyStopper(patience: patience)
    var answers: [Bool] = []
    for (check, loss) in losses.enumerated() {
      let weights = [Double(check), 10 * Double(check)]
      answers.append(stopper.shouldStop(after: loss < 0 ? .nan : loss, weights: weights))
      if answers.last! { break }
    }
    return Record(["answers": answers, "bestWeights": stopper.bestWeights])
  },
]
