/// Answers a question by one look at a list of facts: the question attends to the facts as they
/// are compared, and reads them as they are answered from.
///
/// A fact's words x give mᵢ = Σ A x + Tᵢ and cᵢ = Σ C x, the question's q gives u = Σ B q; then
/// p = softmax(mᵢ · u), o = Σ pᵢ cᵢ, and the answers' scores are W o + b. T tells the facts' order.
/// S. Sukhbaatar and others, End-To-End Memory Networks, 2015 (who answer from o + u, and may take
/// several looks).
public final class MemoryQuestionAnswering: Layer {
  /// A: words as facts are compared.
  public let compared: Embedding
  /// C: words as facts are answered from.
  public let known: Embedding
  /// B: words of the question.
  public let asked: Embedding
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
    func table() -> Embedding {
      Embedding(
        vocabulary, features, initializer: small, precision: precision, using: &generator)
    }
    compared = table()
    known = table()
    asked = table()
    places = small.tensor([facts, features], precision: precision, using: &generator)
    answer = Linear(features, answers, precision: precision, using: &generator)
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
    let keys = compared(every).sum(axis: 1).reshaped(shape) + places
    let values = known(every).sum(axis: 1).reshaped(shape)
    let query = asked(questions).sum(axis: 1)
    let (context, attention) = dotProductAttention(query, keys, values: values)
    return (answer(context), attention)
  }

  /// The tables and the last layer.
  public override var sublayers: [Layer] { [compared, known, asked, answer] }
  /// A, C, B, W and b, then T.
  public override var parameters: [Tensor] { super.parameters + [places] }
}
