/// What the loss of a batch of sequences is the mean of.
public enum SequenceMean: String, Sendable, Hashable {
  /// The mean over all words that count, whichever sequence they stand in: its exponential is the
  /// perplexity.
  case words
  /// The sum over each sequence's words, then the mean over the sequences.
  case sequences
}

/// The cross-entropy of sequences padded to one length: −log softmax(logits)[word], over the words
/// that the mask marks.
///
/// Logits [sequences, time, classes], labels row-major [sequences, time], mask [sequences, time]
/// with 1 for a word and 0 for padding. The loss does not change with the length of the padding.
/// A batch without any word has loss 0.
public func sequenceCrossEntropy(
  _ logits: Tensor, labels: [Int], mask: Tensor? = nil, mean: SequenceMean = .words
) -> Tensor {
  precondition(
    logits.rank == 3 && labels.count == logits.shape[0] * logits.shape[1],
    "sequenceCrossEntropy needs logits [sequences, time, classes] and a label for each place; got "
      + "\(logits.shape) and \(labels.count) labels.")
  let places = Array(logits.shape[..<2])
  precondition(
    mask == nil || mask!.shape == places,
    "sequenceCrossEntropy of \(logits.shape) has a mask \(places); got \(mask?.shape ?? []).")
  let marks = mask?.values
  let words = labels.indices.map { marks?[$0] == 0 ? -1 : labels[$0] }
  let total = crossEntropy(
    logits.reshaped([labels.count, logits.shape[2]]), labels: words, reduction: .sum,
    ignoring: -1)
  switch mean {
  case .words: return total / Double(max(1, words.count { $0 >= 0 }))
  case .sequences: return total / Double(places[0])
  }
}

/// The relevance loss of an explanation: −(1/N) Σₙ Σₜ log p(wₜ₊₁ | w₀…wₜ, image, class).
///
/// How well the model predicts the words a human wrote, summed over a sentence. With the minus
/// sign, so that it falls as the probability rises; the lectures and L. Hendricks and others,
/// Generating Visual Explanations, 2016, print it without. Shapes as in `sequenceCrossEntropy`.
public func relevanceLoss(_ logits: Tensor, labels: [Int], mask: Tensor? = nil) -> Tensor {
  sequenceCrossEntropy(logits, labels: labels, mask: mask, mean: .sequences)
}
