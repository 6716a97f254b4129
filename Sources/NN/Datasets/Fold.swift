/// Which examples train and which are held out, by number.
///
/// ```swift
/// for fold in Fold.kFold(data.count, folds: 5, using: &generator) {
///   let (training, heldOut) = data[fold]
/// }
/// ```
public struct Fold: Sendable, Hashable {
  /// The examples to train on; a bootstrap sample may have some of them twice.
  public let training: [Int]
  /// The examples that training does not see.
  public let heldOut: [Int]

  /// Examples to train on and examples held out.
  public init(training: [Int], heldOut: [Int]) {
    self.training = training
    self.heldOut = heldOut
  }
}

extension Fold {
  /// `folds` parts of the shuffled examples, each held out once; their sizes differ by 1 at most,
  /// the larger ones first.
  public static func kFold(
    _ count: Int, folds: Int, using generator: inout SeededGenerator
  ) -> [Fold] {
    precondition(
      folds >= 2 && folds <= count, "\(count) examples cannot be cut into \(folds) folds.")
    let order = generator.permutation(count)
    return held(
      parts: (0..<folds).map { part in
        let start = part * (count / folds) + min(part, count % folds)
        return Array(order[start..<start + count / folds + (part < count % folds ? 1 : 0)])
      })
  }

  /// Folds in each of which every class has its share: the examples of a class are dealt out in
  /// turn, and the next class goes on where the last one ended, so that sizes differ by 1 at most.
  public static func stratified(
    _ labels: [Int], folds: Int, using generator: inout SeededGenerator
  ) -> [Fold] {
    precondition(
      folds >= 2 && folds <= labels.count,
      "\(labels.count) examples cannot be cut into \(folds) folds.")
    var parts = [[Int]](repeating: [], count: folds)
    var next = 0
    for label in Set(labels).sorted() {
      let members = labels.indices.filter { labels[$0] == label }
      for place in generator.permutation(members.count) {
        parts[next % folds].append(members[place])
        next += 1
      }
    }
    return held(parts: parts)
  }

  /// Each example held out once, alone.
  public static func leaveOneOut(_ count: Int) -> [Fold] {
    (0..<count).map { out in Fold(training: (0..<count).filter { $0 != out }, heldOut: [out]) }
  }

  /// `count` examples drawn with replacement, and those that were never drawn: about 1/e of all.
  /// B. Efron, Bootstrap Methods: Another Look at the Jackknife, 1979.
  public static func bootstrap(_ count: Int, using generator: inout SeededGenerator) -> Fold {
    let drawn = generator.choice(count, from: count, replacement: true)
    let bag = Set(drawn)
    return Fold(training: drawn, heldOut: (0..<count).filter { !bag.contains($0) })
  }

  /// For each outer fold the folds of its training part: models are chosen on the inner ones and
  /// judged on the outer, which took no part in the choice. All numbers are those of the whole set.
  public static func nested(
    _ count: Int, outer: Int, inner: Int, using generator: inout SeededGenerator
  ) -> [(outer: Fold, inner: [Fold])] {
    kFold(count, folds: outer, using: &generator).map { fold in
      let folds = kFold(fold.training.count, folds: inner, using: &generator).map { part in
        Fold(
          training: part.training.map { fold.training[$0] },
          heldOut: part.heldOut.map { fold.training[$0] })
      }
      return (fold, folds)
    }
  }

  private static func held(parts: [[Int]]) -> [Fold] {
    parts.indices.map { out in
      Fold(
        training: parts.indices.filter { $0 != out }.flatMap { parts[$0] }, heldOut: parts[out])
    }
  }
}

extension Dataset {
  /// The examples of a fold.
  public subscript(fold: Fold) -> (training: Dataset, heldOut: Dataset) {
    (self[fold.training], self[fold.heldOut])
  }
}
