/// Answers a question by one look at a list of facts: the question attends to the facts as they
/// are compared, and reads them as they are answered from.
///
/// A fact's words x give mᵢ = Σ A x + Tᵢ and cᵢ = Σ C x, the question's q gives u = Σ B q; then
/// p = softmax(mᵢ · u), o = Σ pᵢ cᵢ, and the answers' scores are W o + b. T tells the facts' order.
/// S. Sukhbaatar and others, End-To-End Memory Networks, 2015 (who answer from o + u, and may take
/// several looks).
public final class MemoryQuestionAnswering: Layer {
  /// A, C and B: a row of features for each word, [3, vocabulary, features].
  public let words: Tensor
  /// T: a row for each place in the list, [facts, features].
  public let places: Tensor
  /// W and b: [features] → [answers].
  public let answer: Linear

  /// A model for lists of exactly `facts` facts. The tables are normal with standard deviation 0.3.
  public init(
    vocabulary: Int, facts: Int, answers: Int, features: Int, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    let small = Initializer.normal(standardDeviation: 0.3)
    words = small.tensor(
      [3, vocabulary, features], precision: precision, using: &generator)
    places = small.tensor([facts, features], precision: precision, using: &generator)
    answer = Linear(features, answers, precision: precision, using: &generator)
    words.name = "words"
    places.name = "places"
  }

  /// The answers' scores [batch, answers], and how much each fact counted, [batch, facts].
  ///
  /// - Parameters:
  ///   - facts: For each example its facts, each a list of words; all lists of one length.
  ///   - questions: For each example its question, a list of words; all of one length.
  public func callAsFunction(
    facts: [[[Int]]], questions: [[Int]]
  ) -> (scores: Tensor, attention: Tensor) {
    precondition(
      facts.count == questions.count && facts.allSatisfy { $0.count == places.shape[0] },
      "MemoryQuestionAnswering needs \(places.shape[0]) facts for each of \(questions.count) "
        + "questions; got \(facts.map(\.count)).")
    let every = Array(facts.joined())
    let shape = [facts.count, places.shape[0], places.shape[1]]
    // Sums of word vectors: [batch, facts, features] twice, and [batch, features].
    let compared = bag(every, words[0]).reshaped(shape) + places
    let known = bag(every, words[1]).reshaped(shape)
    let asked = bag(questions, words[2])
    let (context, attention) = dotProductAttention(asked, compared, values: known)
    return (answer(context), attention)
  }

  /// The tables and the last layer.
  public override var sublayers: [Layer] { [answer] }
  /// A, C and B, T, then those of the last layer.
  public override var parameters: [Tensor] { [words, places] + super.parameters }

  /// The sum of the words' rows: one vector for each list.
  private func bag(_ lists: [[Int]], _ table: Tensor) -> Tensor {
    embeddings(of: lists, in: table).sum(axis: 1)
  }
}
