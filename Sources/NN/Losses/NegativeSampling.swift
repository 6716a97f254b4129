/// −(log g(uₚ · v_c) + Σₖ log g(−uₖ · v_c)), the mean over the batch: a word's vector v_c shall
/// agree with that of a neighbour p and disagree with those of k words drawn at random, with the
/// logistic function g. It costs k + 1 products where a softmax over the vocabulary costs them all.
///
/// Tables [vocabulary, features]; one center and one positive word for each example, and
/// `negatives` row-major [examples, k]. A word that occurs twice receives both gradients. T. Mikolov
/// and others, Distributed Representations of Words and Phrases and their Compositionality, 2013.
public func skipGramLoss(
  inputTable: Tensor, outputTable: Tensor, centers: [Int], positives: [Int], negatives: [Int]
) -> Tensor {
  let batch = centers.count
  precondition(
    batch > 0 && positives.count == batch && negatives.count % batch == 0,
    "skipGramLoss needs a positive word and equally many negative ones for each center; got "
      + "\(batch) centers, \(positives.count) positives, \(negatives.count) negatives.")
  precondition(
    inputTable.rank == 2 && outputTable.rank == 2 && inputTable.shape[1] == outputTable.shape[1],
    "skipGramLoss needs tables [vocabulary, features]; got \(inputTable.shape) and "
      + "\(outputTable.shape).")
  let features = inputTable.shape[1]
  let v = inputTable.rows(centers)  // [batch, features]
  let u = outputTable.rows(positives)
  let noise = outputTable.rows(negatives).reshaped([batch, negatives.count / batch, features])
  let agreement = logSigmoid((u * v).sum(axis: 1)).sum()
  let disagreement = logSigmoid(-(noise * v.expanded(at: 1)).sum(axis: 2)).sum()
  return -(agreement + disagreement) / Double(batch)
}

/// Draws words with probability proportional to countᵖ, p = ¾: rare words a little more often than
/// they occur, as negative samples are (Mikolov and others, 2013).
public struct NegativeSampler: Sendable {
  /// Σ countᵖ up to and including each word.
  private let cumulative: [Double]

  /// A sampler for words that occur this often; none negative, not all 0.
  public init(counts: [Int], power: Double = 0.75) {
    var sum = 0.0
    cumulative = counts.map { count in
      precondition(count >= 0, "A word cannot occur \(count) times.")
      sum += count == 0 ? 0 : Double.power(Double(count), power)
      return sum
    }
    precondition(sum > 0, "A negative sampler needs a word that occurs.")
  }

  /// `count` words, each drawn on its own.
  public func sample(_ count: Int, using generator: inout SeededGenerator) -> [Int] {
    (0..<count).map { _ in
      let place = generator.uniform(from: 0, to: cumulative[cumulative.count - 1])
      // The first word whose sum is above the place, by halving.
      var (low, high) = (0, cumulative.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if cumulative[middle] > place { high = middle } else { low = middle + 1 }
      }
      return low
    }
  }
}
