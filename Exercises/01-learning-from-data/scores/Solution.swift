/// The share of predicted classes that equal the actual ones.
func accuracy(_ predicted: [Int], _ actual: [Int]) -> Double {
  Double(zip(predicted, actual).filter { $0 == $1 }.count) / Double(actual.count)
}

/// The share of examples that belong to the most frequent class of their cluster.
func purity(clusters: [Int], labels: [Int]) -> Double {
  var counted = 0
  for cluster in Set(clusters) {
    let own = labels.indices.filter { clusters[$0] == cluster }.map { labels[$0] }
    counted += Set(own).map { label in own.filter { $0 == label }.count }.max()!
  }
  return Double(counted) / Double(labels.count)
}

/// 1 − Σ(t − y)² / Σ(t − mean of t)². If all targets are equal: 1 if all predictions are exact, else 0.
func rSquared(_ predicted: [Double], _ targets: [Double]) -> Double {
  let mean = targets.reduce(0, +) / Double(targets.count)
  let error = zip(targets, predicted).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  let spread = targets.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  if spread == 0 { return error == 0 ? 1 : 0 }
  return 1 - error / spread
}
