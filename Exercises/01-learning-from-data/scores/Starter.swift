/// The share of predicted classes that equal the actual ones.
func accuracy(_ predicted: [Int], _ actual: [Int]) -> Double {
  // Your code here.
  return 0
}

/// The share of examples that belong to the most frequent class of their cluster.
func purity(clusters: [Int], labels: [Int]) -> Double {
  // Your code here.
  return 0
}

/// 1 − Σ(t − y)² / Σ(t − mean of t)². If all targets are equal: 1 if all predictions are exact, else 0.
func rSquared(_ predicted: [Double], _ targets: [Double]) -> Double {
  // Your code here.
  return 0
}
