/// A softmax over many classes as a walk down a Huffman tree: at each inner node i one decides for
/// child 1 with probability g(uᵢ · x), and a class's probability is the product along its way.
///
/// The probabilities of all classes sum to 1, and one class costs about log₂ K products instead of
/// K; frequent classes, near the root, cost least. F. Morin and Y. Bengio, Hierarchical
/// Probabilistic Neural Network Language Model, 2005; T. Mikolov and others, 2013.
public final class HierarchicalSoftmax: Layer {
  /// The way to each class.
  public let tree: HuffmanTree
  /// uᵢ, one row for each inner node: [classes − 1, features].
  public let nodes: Tensor

  /// A tree for classes that occur this often, two at least. Node vectors start at 0, where every
  /// decision is even.
  public init(_ features: Int, counts: [Int], precision: Precision = .float32) {
    precondition(
      features > 0 && counts.count >= 2,
      "HierarchicalSoftmax needs features and two classes; got \(features) and \(counts.count).")
    tree = HuffmanTree(counts: counts)
    nodes = .zeros([counts.count - 1, features], precision: precision, requiresGradient: true)
    nodes.name = "nodes"
  }

  /// log p of every class: [batch, features] → [batch, classes].
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    let batch = check(input)
    let classes = tree.codes.count
    // [batch · classes, features], each input with each class.
    let rows = (0..<batch).flatMap { Array(repeating: $0, count: classes) }
    let labels = (0..<batch).flatMap { _ in 0..<classes }
    return -losses(input.rows(rows), labels: labels).reshaped([batch, classes])
  }

  /// −log p(label) = −Σ over the way of log g(±uᵢ · x), the mean over the examples unless another
  /// reduction is asked for; x [batch, features].
  public func loss(_ input: Tensor, labels: [Int], reduction: Reduction = .mean) -> Tensor {
    let batch = check(input)
    precondition(
      labels.count == batch && labels.allSatisfy { tree.codes.indices.contains($0) },
      "HierarchicalSoftmax over \(tree.codes.count) classes needs a label for each of \(batch) "
        + "examples; got \(labels.count).")
    return reduction(losses(input, labels: labels))
  }

  /// The node vectors.
  public override var parameters: [Tensor] { [nodes] }

  /// [batch, features] → [batch, classes].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    inputShape.dropLast() + [tree.codes.count]
  }

  /// −log p(label) of each example: [batch].
  private func losses(_ input: Tensor, labels: [Int]) -> Tensor {
    // The ways side by side, the short ones filled up with steps that do not count.
    let longest = labels.map { tree.codes[$0].nodes.count }.max() ?? 0
    var (passed, turns, isCounted): ([Int], [Double], [Double]) = ([], [], [])
    for label in labels {
      let code = tree.codes[label]
      let rest = longest - code.nodes.count
      passed += code.nodes + Array(repeating: 0, count: rest)
      turns += code.bits.map { $0 ? 1 : -1 } + Array(repeating: 1, count: rest)
      isCounted += Array(repeating: 1, count: code.nodes.count) + Array(repeating: 0, count: rest)
    }
    let shape = [labels.count, longest]
    let u = nodes.rows(passed).reshaped(shape + [nodes.shape[1]])  // [batch, steps, features]
    let scores = (u * input.expanded(at: 1)).sum(axis: 2)  // [batch, steps]
    let sign = Tensor(turns, shape: shape, precision: scores.precision)
    let isStep = Tensor(isCounted, shape: shape, precision: scores.precision)
    return -(isStep * logSigmoid(sign * scores)).sum(axis: 1)
  }

  private func check(_ input: Tensor) -> Int {
    precondition(
      input.rank == 2 && input.shape[1] == nodes.shape[1],
      "HierarchicalSoftmax expects [batch, \(nodes.shape[1])]; got \(input.shape).")
    return input.shape[0]
  }
}
