/// A table with one row of learned numbers for each word (or other id): a lookup.
///
/// Ids [count] or of any shape, value [ids…, dimension]; weight [vocabulary, dimension], normal
/// with standard deviation 1 unless given another initializer. The value is that of a linear layer
/// at one-hot vectors, without the products by zero.
///
/// The gradient of the table is zero in all rows that were not looked up. With `sparse` only the
/// others are kept, as `rowGradients`, and `step` changes no other row: the cost of a step is then
/// that of the batch, not of the vocabulary.
/// ```swift
/// let words = Embedding(10_000, 100, sparse: true, using: &generator)
/// let loss = …words(ids)…
/// optimizer.zeroGradients()
/// loss.backward()
/// optimizer.step()
/// words.step(learningRate: 0.1)       // and forgets the rows' gradients
/// ```
public final class Embedding: Layer {
  /// [vocabulary, dimension].
  public let weight: Tensor
  /// Whether gradients are kept by row instead of in `weight.gradient`.
  public let isSparse: Bool
  /// The gradients of the rows that were looked up since the last `step`, if sparse.
  public private(set) var rowGradients: SparseRows

  /// A table of `vocabulary` rows with `dimension` numbers each.
  public convenience init(
    _ vocabulary: Int, _ dimension: Int, sparse: Bool = false, initializer: Initializer? = nil,
    precision: Precision = .float32, using generator: inout SeededGenerator
  ) {
    precondition(
      vocabulary > 0 && dimension > 0,
      "Embedding needs a positive vocabulary and dimension; got \(vocabulary) and \(dimension).")
    let rule = initializer ?? .normal(standardDeviation: 1)
    self.init(
      weight: rule.tensor([vocabulary, dimension], precision: precision, using: &generator),
      sparse: sparse)
  }

  /// A table with the given rows [vocabulary, dimension], such as vectors learned before.
  public init(weight: Tensor, sparse: Bool = false) {
    precondition(
      weight.rank == 2,
      "Embedding's weight has shape [vocabulary, dimension]; got \(weight.shape).")
    self.weight = weight
    isSparse = sparse
    rowGradients = SparseRows(width: weight.shape[1], precision: weight.precision)
    super.init()
    weight.name = "weight"
    if weight.operation == nil { weight.requiresGradient = true }
  }

  /// The rows with these ids: [ids.count, dimension].
  public func callAsFunction(_ ids: [Int]) -> Tensor {
    guard isSparse else { return weight.rows(ids) }
    let table = weight
    return withoutGradient { table.rows(ids) }.recorded("embedding", table) { gradient, _ in
      // The table itself receives nothing: an optimizer passes over it.
      self.rowGradients.add(gradient, at: ids)
    }
  }

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
  /// Input [batch…, dimension], output [batch…, vocabulary]. The table must not be sparse: every
  /// row receives a gradient.
  public func tiedOutput(bias hasBias: Bool = true) -> Linear {
    precondition(!isSparse, "A sparse Embedding cannot be an output layer too.")
    let bias = hasBias ? Tensor.zeros([weight.shape[0]], precision: weight.precision) : nil
    return Linear(weight: weight, bias: bias)
  }

  /// w ← w − η g for the rows that were looked up since the last step, whose gradients are then
  /// forgotten. A row's gradients of several lookups add up.
  public func step(learningRate: Double) {
    rowGradients.subtract(learningRate, from: weight)
    rowGradients.removeAll()
  }

  /// Forgets the rows' gradients.
  public func zeroRowGradients() { rowGradients.removeAll() }
}
