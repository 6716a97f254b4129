// Fails: the gradient of three rows
// Says: every entry has the wrong sign
func marginLoss(_ scores: [[Double]], labels: [Int], squared: Bool) -> Double {
  var total = 0.0
  for (a, c) in zip(scores, labels) {
    for j in a.indices where j != c {
      let lack = max(0, 1 - (a[c] - a[j]))
      total += squared ? lack * lack : lack
    }
  }
  return total / Double(labels.count)
}

func marginGradient(_ scores: [[Double]], labels: [Int], squared: Bool) -> [[Double]] {
  zip(scores, labels).map { a, c in
    var row = [Double](repeating: 0, count: a.count)
    for j in a.indices where j != c && a[c] - a[j] < 1 {
      let lack = 1 - (a[c] - a[j])
      let slope = (squared ? 2 * lack : 1) / Double(labels.count)
      row[j] -= slope
      row[c] += slope
    }
    return row
  }
}
