/// A gated recurrent unit at every node of a graph, whose input is the sum of its neighbours.
///
/// In each of some steps, with the adjacency matrix A (Aᵥᵤ ≠ 0 where u sends to v):
///
/// mᵥ = Σᵤ Aᵥᵤ W hᵤ,  hᵥ ← GRU(mᵥ, hᵥ)
///
/// After k steps a node knows what lies within k edges. Y. Li and others, Gated Graph Sequence
/// Neural Networks, 2016.
public final class GraphGRU: Layer {
  /// W, without bias: what a node tells its neighbours.
  public let message: Linear
  /// What a node makes of it.
  public let cell: GRUCell
  /// How many times the nodes hear from their neighbours.
  public let steps: Int

  /// A layer for nodes of `features` features each.
  public init(
    _ features: Int, steps: Int, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    precondition(steps >= 0, "GraphGRU takes 0 steps or more; got \(steps).")
    message = Linear(features, features, bias: false, precision: precision, using: &generator)
    cell = GRUCell(features, features, precision: precision, using: &generator)
    self.steps = steps
  }

  /// The nodes' features after all steps.
  ///
  /// - Parameters:
  ///   - nodes: [nodes, features], or a batch of graphs [batch, nodes, features].
  ///   - adjacency: [nodes, nodes], or [batch, nodes, nodes].
  public func callAsFunction(_ nodes: Tensor, adjacency: Tensor) -> Tensor {
    let features = cell.hidden
    precondition(
      (2...3).contains(nodes.rank) && nodes.shape[nodes.rank - 1] == features,
      "GraphGRU expects nodes [nodes, \(features)] or [batch, nodes, \(features)]; got "
        + "\(nodes.shape).")
    let count = nodes.shape[nodes.rank - 2]
    precondition(
      Array(adjacency.shape.suffix(2)) == [count, count],
      "GraphGRU of nodes \(nodes.shape) expects an adjacency matrix [\(count), \(count)]; got "
        + "\(adjacency.shape).")
    var h = nodes
    for _ in 0..<steps {
      let sum = matmul(adjacency, message(h))  // Σ over the neighbours
      let state = RecurrentState(hidden: h.reshaped([-1, features]))
      h = cell.step(sum.reshaped([-1, features]), state).output.reshaped(nodes.shape)
    }
    return h
  }

  /// The message's weight and the cell.
  public override var sublayers: [Layer] { [message, cell] }
}
