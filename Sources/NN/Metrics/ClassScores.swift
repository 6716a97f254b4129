extension ConfusionMatrix {
  /// Of the examples predicted as `label`, the share that are; 0 if none was.
  public func precision(of label: Int) -> Double {
    Self.share(counts[label][label], counts.reduce(0) { $0 + $1[label] })
  }

  /// Of the examples that are `label`, the share predicted so; 0 if there is none.
  public func recall(of label: Int) -> Double {
    Self.share(counts[label][label], counts[label].reduce(0, +))
  }

  /// 2PR / (P + R), the harmonic mean of precision and recall; 0 if both are.
  public func f1(of label: Int) -> Double {
    let (p, r) = (precision(of: label), recall(of: label))
    return p + r == 0 ? 0 : 2 * p * r / (p + r)
  }

  /// The mean of the classes' F₁, each counted alike however rare it is.
  public var macroF1: Double {
    counts.isEmpty ? 0 : counts.indices.map(f1).reduce(0, +) / Double(counts.count)
  }

  /// Of the pixels (or examples) that are `label` or were predicted so, the share that are both; nil
  /// for a class that occurs in neither.
  public func intersectionOverUnion(of label: Int) -> Double? {
    let union =
      counts[label].reduce(0, +) + counts.reduce(0) { $0 + $1[label] } - counts[label][label]
    return union == 0 ? nil : Double(counts[label][label]) / Double(union)
  }

  /// The mean of the classes' intersection over union; classes that occur nowhere do not count.
  public var meanIoU: Double {
    let scores = counts.indices.compactMap { intersectionOverUnion(of: $0) }
    return scores.isEmpty ? 0 : scores.reduce(0, +) / Double(scores.count)
  }

  private static func share(_ part: Int, _ whole: Int) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }
}

/// The share of examples whose label is among the `k` largest scores: scores [examples, classes].
/// Of equal scores the first class counts as larger.
public func topKAccuracy(_ scores: Tensor, _ labels: [Int], k: Int) -> Double {
  precondition(
    scores.rank == 2 && scores.shape[0] == labels.count && !labels.isEmpty,
    "topKAccuracy needs scores [examples, classes] and a label for each; got \(scores.shape) and "
      + "\(labels.count) labels.")
  let (values, classes) = (scores.values, scores.shape[1])
  let hits = labels.enumerated().count { example, label in
    let row = values[example * classes..<(example + 1) * classes]
    let own = row[row.startIndex + label]
    let before = row.enumerated().count { $1 > own || ($1 == own && $0 < label) }
    return before < k
  }
  return Double(hits) / Double(labels.count)
}

/// The area under the curve of true against false positives: the probability that an example of
/// class 1 has a higher score than one of class 0, equal scores counted half.
public func areaUnderCurve(_ scores: [Double], _ labels: [Int]) -> Double {
  let positives = labels.count { $0 == 1 }
  let negatives = labels.count { $0 == 0 }
  precondition(
    scores.count == labels.count && positives > 0 && positives + negatives == labels.count,
    "areaUnderCurve needs a score for each label, 0 or 1, and both classes; got \(scores.count) "
      + "scores, \(positives) ones and \(negatives) zeros.")
  precondition(negatives > 0, "areaUnderCurve needs an example of class 0.")
  // Positives' ranks, equal scores sharing the mean of theirs.
  let order = scores.indices.sorted { scores[$0] < scores[$1] }
  var rankSum = 0.0
  var start = 0
  while start < order.count {
    var end = start
    while end < order.count && scores[order[end]] == scores[order[start]] { end += 1 }
    let rank = Double(start + 1 + end) / 2
    rankSum += rank * Double(order[start..<end].count { labels[$0] == 1 })
    start = end
  }
  let (p, n) = (Double(positives), Double(negatives))
  return (rankSum - p * (p + 1) / 2) / (p * n)
}

/// The share of examples that belong to the most frequent class of their cluster.
public func purity(clusters: [Int], labels: [Int]) -> Double {
  precondition(
    clusters.count == labels.count && !labels.isEmpty,
    "purity needs a cluster and a label for each example; got \(clusters.count) and "
      + "\(labels.count).")
  var counts: [Int: [Int: Int]] = [:]
  for (cluster, label) in zip(clusters, labels) {
    counts[cluster, default: [:]][label, default: 0] += 1
  }
  let right = counts.values.reduce(0) { $0 + ($1.values.max() ?? 0) }
  return Double(right) / Double(labels.count)
}
