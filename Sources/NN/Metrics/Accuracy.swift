/// The share of examples whose largest score is that of their label: scores [examples, classes].
public func accuracy(_ scores: Tensor, _ labels: [Int]) -> Double {
  precondition(
    scores.rank == 2 && scores.shape[0] == labels.count,
    "accuracy needs scores [examples, classes] and a label for each example; got \(scores.shape) "
      + "and \(labels.count) labels.")
  return accuracy(scores.argmax(axis: 1), labels)
}

/// The share of predicted classes that are right.
public func accuracy(_ predicted: [Int], _ actual: [Int]) -> Double {
  precondition(
    predicted.count == actual.count && !actual.isEmpty,
    "accuracy compares as many predictions as labels, at least one; got \(predicted.count) and "
      + "\(actual.count).")
  return Double(zip(predicted, actual).count { $0 == $1 }) / Double(actual.count)
}
