// Fails: a scripted training with patience 2
// Says: one check too late

struct EarlyStopper {
  let patience: Int
  var bestLoss = Double.infinity
  var bestWeights: [Double] = []
  var waited = 0

  init(patience: Int) { self.patience = patience }

  /// Takes note of a check; true once `patience` checks in a row brought no new best.
  mutating func shouldStop(after loss: Double, weights: [Double]) -> Bool {
    if loss < bestLoss {
      bestLoss = loss
      bestWeights = weights
      waited = 0
    } else {
      waited += 1
    }
    return waited > patience
  }
}
