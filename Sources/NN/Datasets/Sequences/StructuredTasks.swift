import Glibc

/// A tree of nodes, one of them marked, and which nodes are near it.
public struct MarkedTree {
  /// 1 between neighbours, [nodes, nodes].
  public let adjacency: Tensor
  /// A 1, and a 1 at the marked node: [nodes, 2].
  public let features: Tensor
  /// 1 for nodes at most two steps from the marked one, 0 for the others.
  public let labels: [Int]

  /// A random tree: each node but the first hangs from an earlier one.
  public init(nodes: Int = 10, within distance: Int = 2, using generator: inout SeededGenerator) {
    precondition(nodes >= 1, "A tree has at least 1 node; got \(nodes).")
    var neighbours = [[Int]](repeating: [], count: nodes)
    for node in 1..<max(nodes, 1) {
      let parent = generator.integer(below: node)
      neighbours[node].append(parent)
      neighbours[parent].append(node)
    }
    let marked = generator.integer(below: nodes)
    var reached: Set = [marked]
    for _ in 0..<distance { reached.formUnion(reached.flatMap { neighbours[$0] }) }
    var adjacency = [Double](repeating: 0, count: nodes * nodes)
    for (node, others) in neighbours.enumerated() {
      for other in others { adjacency[node * nodes + other] = 1 }
    }
    self.adjacency = Tensor(adjacency, shape: [nodes, nodes])
    features = Tensor((0..<nodes).map { [1, $0 == marked ? 1 : 0] })
    labels = (0..<nodes).map { reached.contains($0) ? 1 : 0 }
  }
}

/// Pen movements of running loops, as in handwriting: [count, steps, 2], the change of x and y at each
/// step, with normal noise of 0.01. A loop takes 2π / 0.35 = 18 steps and begins anywhere.
public func penLoops(
  _ count: Int, steps: Int, using generator: inout SeededGenerator
) -> Tensor {
  var values: [Double] = []
  for _ in 0..<count {
    let phase = generator.uniform(from: 0, to: 2 * Double.pi)
    func point(_ step: Int) -> (x: Double, y: Double) {
      let angle = 0.35 * Double(step) + phase
      return (0.12 * Double(step) + 0.5 * Glibc.cos(angle), 0.7 * Glibc.sin(angle))
    }
    for step in 0..<steps {
      let (from, to) = (point(step), point(step + 1))
      values.append(to.x - from.x + generator.normal(standardDeviation: 0.01))
      values.append(to.y - from.y + generator.normal(standardDeviation: 0.01))
    }
  }
  return Tensor(values, shape: [count, steps, 2])
}
