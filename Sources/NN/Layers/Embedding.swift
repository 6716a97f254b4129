/// A table with one row of learned numbers for each word (or other id): a lookup.
///
/// Ids [count] or of any shape, value [ids…, dimension]; weight [vocabulary, dimension], normal
/// with standard deviation 1 unless given another initializer. The value is that of a linear layer
/// at one-hot vectors, without the products by zero.
///
/// The gradient of the table is zero in all rows that were not looked up, and knows it: a step of
/// plain `SGD` costs what the batch needs, not the vocabulary.
public final class Embedding: Layer {
  /// [vocabulary, dimension].
  public let weight: Tensor

  /// A table of `vocabulary` rows with `dimension` numbers each.
  public convenience init(
    _ vocabulary: Int, _ dimension: Int, initializer: Initializer? = nil,
    precision: Precision = .float32, using generator: inout SeededGenerator
  ) {
    precondition(
      vocabulary > 0 && dimension > 0,
      "Embedding needs a positive vocabulary and dimension; got \(vocabulary) and \(dimension).")
    let rule = initializer ?? .normal(standardDeviation: 1)
    self.init(
      weight: rule.tensor([vocabulary, dimension], precision: precision, using: &generator))
  }

  /// A table with the given rows [vocabulary, dimension], such as vectors learned before.
  public init(weight: Tensor) {
    precondition(
      weight.rank == 2,
      "Embedding's weight has shape [vocabulary, dimension]; got \(weight.shape).")
    self.weight = weight
    super.init()
    weight.name = "weight"
    if weight.operation == nil { weight.requiresGradient = true }
  }

  /// The rows with these ids: [ids.count, dimension].
  public func callAsFunction(_ ids: [Int]) -> Tensor { weight.rows(ids) }

  /// The rows with ids that are given in a shape, row-major: [shape…, dimension].
  public func callAsFunction(_ ids: [Int], shape: [Int]) -> Tensor {
    precondition(
      shape.reduce(1, *) == ids.count, "\(ids.count) ids do not have the shape \(shape).")
    return self(ids).reshaped(shape + [weight.shape[1]])
  }

  /// The rows with ids that are given as numbers, as in a `Sequential`: [ids…] →
  /// [ids…, dimension].
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    self(input.values.map { Int($0) }, shape: input.shape)
  }

  /// The table.
  public override var parameters: [Tensor] { [weight] }

  /// [ids…, dimension].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    inputShape + [weight.shape[1]]
  }
}

extension Embedding {
  /// A score for every word by the product with its row: a linear layer whose weight is this
  /// table, so that both uses train it (O. Press and L. Wolf, Using the Output Embedding to
  /// Improve Language Models, 2017).
  ///
  /// Input [batch…, dimension], output [batch…, vocabulary]. Every row of the table receives a
  /// gradient.
  public func tiedOutput(bias hasBias: Bool = true) -> Linear {
    let bias = hasBias ? Tensor.zeros([weight.shape[0]], precision: weight.precision) : nil
    return Linear(weight: weight, bias: bias)
  }
}
