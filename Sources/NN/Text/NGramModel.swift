import Glibc

/// Predicts a token from the n − 1 before it, by counting.
///
/// p(w | context) = (count(context w) + k) / (count(context) + k V): k is added to every count, so that
/// what was never seen is not impossible (add-k smoothing). V is the number of tokens that may come,
/// the end included. Before the first token stand starts.
public struct NGramModel: Sendable {
  /// n: how many tokens a count is of.
  public let order: Int
  /// What is added to every count.
  public let k: Double
  /// V: how many tokens may come next.
  public let choices: Int

  private var counts: [[String]: [String: Int]] = [:]
  private static let start = "<sos>"
  private static let end = "<eos>"

  /// Counts the sentences' runs of `order` tokens.
  ///
  /// - Parameter choices: V; by default the different tokens of the sentences and the end.
  public init(_ sentences: [[String]], order: Int, k: Double = 0.1, choices: Int? = nil) {
    precondition(
      order >= 1 && k >= 0, "An n-gram model has n ≥ 1 and k ≥ 0; got \(order) and \(k).")
    self.order = order
    self.k = k
    self.choices = choices ?? Set(sentences.joined()).count + 1
    for sentence in sentences {
      for (context, token) in events(sentence) {
        counts[context, default: [:]][token, default: 0] += 1
      }
    }
  }
}

extension NGramModel {
  /// The probability of a token after a context, of which only the last n − 1 tokens matter; 1 / V
  /// after one that was never seen (0/0 with k = 0 is 0).
  public func probability(of token: String, after context: [String]) -> Double {
    let padded = [String](repeating: Self.start, count: order - 1) + context
    let seen = counts[Array(padded.suffix(order - 1))] ?? [:]
    let total = Double(seen.values.reduce(0, +)) + k * Double(choices)
    return total == 0 ? 0 : (Double(seen[token] ?? 0) + k) / total
  }

  /// The probability that a sentence ends after a context.
  public func probabilityOfEnd(after context: [String]) -> Double {
    probability(of: Self.end, after: context)
  }

  /// The probability of each token of a sentence and of its end.
  public func probabilities(_ sentence: [String]) -> [Double] {
    events(sentence).map { probability(of: $0.token, after: $0.context) }
  }

  /// e to the mean of −log p over all tokens and ends of some sentences.
  public func perplexity(_ sentences: [[String]]) -> Double {
    NN.perplexity(sentences.flatMap(probabilities))
  }

  /// Every token of a sentence, and its end, with the n − 1 tokens before.
  private func events(_ sentence: [String]) -> [(context: [String], token: String)] {
    let padded = [String](repeating: Self.start, count: order - 1) + sentence + [Self.end]
    return (order - 1..<padded.count).map { (Array(padded[($0 - order + 1)..<$0]), padded[$0]) }
  }
}
