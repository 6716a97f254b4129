// Fails: explains variance, or says that there is none
// Says: R² is 1

func accuracy(_ predicted: [Int], _ actual: [Int]) -> Double {
  Double(zip(predicted, actual).filter { $0 == $1 }.count) / Double(actual.count)
}

func purity(clusters: [Int], labels: [Int]) -> Double {
  var counted = 0
  for cluster in Set(clusters) {
    let own = labels.indices.filter { clusters[$0] == cluster }.map { labels[$0] }
    counted += Set(own).map { label in own.filter { $0 == label }.count }.max()!
  }
  return Double(counted) / Double(labels.count)
}

func rSquared(_ predicted: [Double], _ targets: [Double]) -> Double {
  let mean = targets.reduce(0, +) / Double(targets.count)
  let error = zip(targets, predicted).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  let spread = targets.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return 1 - error / spread
}
