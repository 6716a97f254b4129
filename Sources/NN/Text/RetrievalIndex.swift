import Glibc

/// Finds the texts that share rare words with a question.
///
/// A word's weight in a text is its count times its inverse document frequency,
/// log((1 + N) / (1 + n)) + 1, where n of N texts have it; texts are compared by the cosine of their
/// weights. K. Spärck Jones, A Statistical Interpretation of Term Specificity, 1972. (≠ others: some
/// libraries leave the ones out.)
public struct RetrievalIndex: Sendable {
  /// The number of texts.
  public let count: Int
  private let rarity: [String: Double]
  private let texts: [[String: Double]]

  /// An index of texts, each a sequence of words.
  public init(_ documents: [[String]]) {
    count = documents.count
    var holders: [String: Int] = [:]
    for word in documents.flatMap({ Set($0) }) { holders[word, default: 0] += 1 }
    let total = Double(documents.count)
    let rarity = holders.mapValues { Glibc.log((1 + total) / (1 + Double($0))) + 1 }
    self.rarity = rarity
    texts = documents.map { Self.weights($0, rarity) }
  }

  /// The texts most like a question, the best first, of equal ones the earlier: at most `top`, none
  /// that shares no word.
  public func search(_ question: [String], top: Int = 1) -> [(document: Int, score: Double)] {
    let own = Self.weights(question, rarity)
    // In the alphabet's order, so that sums do not depend on how a dictionary is laid out.
    let words = own.keys.sorted()
    let scores = texts.map { text in
      words.reduce(0) { $0 + own[$1]! * (text[$1] ?? 0) }
    }
    return scores.indices.filter { scores[$0] > 0 }
      .sorted { (-scores[$0], $0) < (-scores[$1], $1) }
      .prefix(top).map { ($0, scores[$0]) }
  }

  /// Counts times rarity, scaled to length 1; words of no text weigh nothing.
  private static func weights(
    _ words: [String], _ rarity: [String: Double]
  ) -> [String: Double] {
    var weights: [String: Double] = [:]
    for word in words { if let rarity = rarity[word] { weights[word, default: 0] += rarity } }
    let square = weights.keys.sorted().reduce(0) { $0 + weights[$1]! * weights[$1]! }
    return weights.mapValues { $0 / square.squareRoot() }
  }
}
