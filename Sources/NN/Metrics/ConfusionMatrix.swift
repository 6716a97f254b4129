/// How often examples of each actual class (row) were predicted as each class (column).
public struct ConfusionMatrix: Sendable, Hashable {
  /// counts[actual][predicted]
  public let counts: [[Int]]

  /// Counts pairs of a predicted and an actual class, both in 0 ..< `classes`.
  public init(predicted: [Int], actual: [Int], classes: Int) {
    precondition(
      predicted.count == actual.count,
      "A confusion matrix needs as many predictions as labels; got \(predicted.count) and "
        + "\(actual.count).")
    var counts = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
    for (guess, truth) in zip(predicted, actual) {
      precondition(
        (0..<classes).contains(guess) && (0..<classes).contains(truth),
        "A confusion matrix of \(classes) classes has labels 0 to \(classes - 1); got \(truth) "
          + "predicted as \(guess).")
      counts[truth][guess] += 1
    }
    self.counts = counts
  }
}

extension ConfusionMatrix {
  /// The share of all examples on the diagonal.
  public var accuracy: Double {
    let total = counts.joined().reduce(0, +)
    let right = counts.indices.reduce(0) { $0 + counts[$1][$1] }
    return total == 0 ? 0 : Double(right) / Double(total)
  }
}
