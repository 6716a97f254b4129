/// The area that two boxes share over the area that they cover together: 0 apart, 1 equal. Boxes
/// without area share nothing.
public func intersectionOverUnion(_ a: Box, _ b: Box) -> Double {
  let width = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
  let height = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
  let shared = max(width, 0) * max(height, 0)
  return shared == 0 ? 0 : shared / (a.area + b.area - shared)
}

/// The pixels that two masks share over those of either; 1 if both are empty.
public func intersectionOverUnion(_ a: [Bool], _ b: [Bool]) -> Double {
  precondition(a.count == b.count, "Masks have one size; got \(a.count) and \(b.count) pixels.")
  let union = a.indices.count { a[$0] || b[$0] }
  return union == 0 ? 1 : Double(a.indices.count { a[$0] && b[$0] }) / Double(union)
}

/// A box that a detector found, with its class and how sure it is.
public struct Detection: Sendable, Hashable {
  /// Where it was found.
  public let box: Box
  /// Counted from 0.
  public let label: Int
  /// Larger is surer.
  public let score: Double

  /// A box with its class and score.
  public init(_ box: Box, label: Int, score: Double) {
    self.box = box
    self.label = label
    self.score = score
  }
}

/// The detections that remain when each removes the less sure ones that overlap it by `threshold` or
/// more; the surest first, of equal scores the earlier.
///
/// - Parameter perClass: Whether a detection only removes those of its own class.
public func nonMaximumSuppression(
  _ detections: [Detection], threshold: Double = 0.3, perClass: Bool = false
) -> [Detection] {
  let order = detections.indices.sorted {
    (-detections[$0].score, $0) < (-detections[$1].score, $1)
  }
  var kept: [Detection] = []
  for index in order {
    let next = detections[index]
    let isCovered = kept.contains { other in
      (!perClass || other.label == next.label)
        && intersectionOverUnion(other.box, next.box) >= threshold
    }
    if !isCovered { kept.append(next) }
  }
  return kept
}

/// The share of true boxes that at least one proposal of their image overlaps by `threshold`.
public func proposalRecall(
  _ proposals: [[Box]], _ truths: [[LabelledBox]], threshold: Double = 0.5
) -> Double {
  precondition(
    proposals.count == truths.count,
    "Proposals and true boxes are those of the same images; got \(proposals.count) and "
      + "\(truths.count).")
  var (found, total) = (0, 0)
  for (boxes, image) in zip(proposals, truths) {
    for truth in image {
      total += 1
      if boxes.contains(where: { intersectionOverUnion($0, truth.box) >= threshold }) { found += 1 }
    }
  }
  return total == 0 ? 0 : Double(found) / Double(total)
}

/// The share of images whose heat map is highest on the thing: maps [images, h, w].
///
/// A mask may be larger than its map by a whole factor: a cell of the map hits if any pixel under it
/// belongs to the thing. Of equal heights the first cell counts. J. Zhang and others, Top-down
/// Neural Attention by Excitation Backprop, 2016.
///
/// - Parameter masks: For each image the pixels, row by row, that belong to the thing (not 0).
public func pointingGame(_ maps: Tensor, masks: [[Int]], width: Int) -> Double {
  precondition(
    maps.rank == 3 && maps.shape[0] == masks.count && !masks.isEmpty && maps.count > 0,
    "The pointing game needs maps [images, height, width] and a mask for each; got \(maps.shape) "
      + "and \(masks.count) masks.")
  let (rows, columns) = (maps.shape[1], maps.shape[2])
  precondition(
    width % columns == 0
      && masks.allSatisfy { $0.count == rows * width * (width / columns) },
    "Masks of rows of \(width) pixels are no whole multiple of maps \(maps.shape).")
  let scale = width / columns
  let best = maps.reshaped([masks.count, rows * columns]).argmax(axis: 1)
  let hits = zip(best, masks).count { cell, mask in
    let (top, left) = (cell / columns * scale, cell % columns * scale)
    return (0..<scale).contains { y in
      (0..<scale).contains { x in mask[(top + y) * width + left + x] != 0 }
    }
  }
  return Double(hits) / Double(masks.count)
}
