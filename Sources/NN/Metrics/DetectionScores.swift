/// What became of a detector's boxes: found, invented and missed.
///
/// The surest detection goes first; each takes the true box of its image and class that it overlaps
/// most, if that is by `threshold` at least and the box is not taken yet.
public struct DetectionScores: Sendable, Hashable {
  /// For each detection, the surest first: whether it found a true box.
  public let hits: [Bool]
  /// The number of true boxes.
  public let truths: Int

  /// Compares the detections with the true boxes of the same images.
  ///
  /// - Parameter label: The class to look at; nil for all together.
  public init(
    _ detections: [[Detection]], _ truths: [[LabelledBox]], threshold: Double = 0.5,
    label: Int? = nil
  ) {
    precondition(
      detections.count == truths.count,
      "Detections and true boxes are those of the same images; got \(detections.count) and "
        + "\(truths.count).")
    func isMeant(_ other: Int) -> Bool { label == nil || other == label }
    var free = truths.map { $0.filter { isMeant($0.label) } }
    self.truths = free.reduce(0) { $0 + $1.count }
    let all = detections.enumerated().flatMap { image, found in
      found.filter { isMeant($0.label) }.map { (image: image, detection: $0) }
    }
    let order = all.indices.sorted {
      (-all[$0].detection.score, $0) < (-all[$1].detection.score, $1)
    }
    hits = order.map { index in
      let (image, detection) = all[index]
      let overlaps = free[image].map { truth in
        truth.label == detection.label ? intersectionOverUnion(detection.box, truth.box) : 0
      }
      guard let best = overlaps.indices.max(by: { overlaps[$0] < overlaps[$1] }),
        overlaps[best] >= threshold && overlaps[best] > 0
      else { return false }
      free[image].remove(at: best)
      return true
    }
  }
}

extension DetectionScores {
  /// The share of detections that found a box.
  public var precision: Double {
    hits.isEmpty ? 0 : Double(hits.count { $0 }) / Double(hits.count)
  }

  /// The share of boxes that were found.
  public var recall: Double { truths == 0 ? 0 : Double(hits.count { $0 }) / Double(truths) }

  /// The harmonic mean of precision and recall.
  public var f1: Double {
    let total = hits.count + truths
    return total == 0 ? 0 : 2 * Double(hits.count { $0 }) / Double(total)
  }

  /// Precision and recall after each detection, the surest first.
  public var curve: [(precision: Double, recall: Double)] {
    var found = 0
    return hits.enumerated().map { place, isHit in
      found += isHit ? 1 : 0
      return (Double(found) / Double(place + 1), Double(found) / Double(Swift.max(truths, 1)))
    }
  }

  /// The mean, over the recalls 0, 0.1, …, 1, of the best precision at that recall or a higher one;
  /// 0 for a recall that is not reached. M. Everingham and others, The PASCAL Visual Object Classes
  /// Challenge, 2010.
  public var averagePrecision: Double {
    let curve = self.curve
    let best = (0...10).map { tenth in
      // Recalls are fractions, so that 3 of 10 reaches 0.3 in spite of rounding.
      curve.filter { $0.recall >= Double(tenth) / 10 - 1e-12 }.map(\.precision).max() ?? 0
    }
    return best.reduce(0, +) / 11
  }
}

/// The mean of the average precisions of the classes that have true boxes.
public func meanAveragePrecision(
  _ detections: [[Detection]], _ truths: [[LabelledBox]], threshold: Double = 0.5
) -> Double {
  let labels = Set(truths.joined().map(\.label)).sorted()
  let scores = labels.map {
    DetectionScores(detections, truths, threshold: threshold, label: $0).averagePrecision
  }
  return scores.isEmpty ? 0 : scores.reduce(0, +) / Double(scores.count)
}
