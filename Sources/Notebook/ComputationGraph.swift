import NN
import Plotting

/// How a tensor was computed, drawn: operations in circles, what flows forward above each arrow,
/// and the gradient that flows back below it.
///
///     let graph = ComputationGraph(of: loss)
///     loss.backward()
///     show(graph)
///
/// Make it before `backward()`, which frees the record of the computation; shown after it, the
/// graph has the gradients. Tensors larger than one number are shown by their shape.
public struct ComputationGraph: Plot {
  /// Tensors from the output toward the leaves.
  private var tensors: [Tensor] = []
  /// For each computed tensor its operation, and which tensors it was computed from.
  private var steps: [Step] = []

  private struct Step {
    var output: Int
    var operation: String
    var inputs: [Int]
  }

  /// Follows the record from `output` back through at most `limit` operations.
  public init(of output: Tensor, limit: Int = 40) {
    var numbers = [ObjectIdentifier(output): 0]
    tensors = [output]
    var next = 0
    while next < tensors.count {
      defer { next += 1 }
      let tensor = tensors[next]
      guard let operation = tensor.operation, !operation.inputs.isEmpty, steps.count < limit
      else { continue }
      tensor.retainGradient()
      let inputs = operation.inputs.map { input in
        let id = ObjectIdentifier(input)
        if let known = numbers[id] { return known }
        tensors.append(input)
        numbers[id] = tensors.count - 1
        return tensors.count - 1
      }
      steps.append(Step(output: next, operation: operation.name, inputs: inputs))
    }
  }
}

extension ComputationGraph {
  /// The graph from the leaves to the output, with the gradients its tensors have by now.
  public var drawing: Drawing {
    let computed = Set(steps.map(\.output))
    var nodes: [GraphNode] = []
    // From the leaves on, in the order in which the computation met them.
    for number in tensors.indices.reversed() where !computed.contains(number) {
      nodes.append(leaf(number))
    }
    for step in steps.reversed() {
      nodes.append(
        GraphNode("\(step.output)", Self.symbol(step.operation), shape: .circle))
    }
    var edges = steps.reversed().flatMap { step in
      step.inputs.map { input in edge(from: input, to: "\(step.output)", computed) }
    }
    if computed.contains(0) {
      nodes.append(GraphNode("output", tensors[0].name ?? "output"))
      edges.append(edge(from: 0, to: "output", computed))
    }
    return GraphDrawing(nodes: nodes, edges: edges).drawing
  }

  private func leaf(_ number: Int) -> GraphNode {
    let tensor = tensors[number]
    return GraphNode("\(number)", tensor.name ?? Self.text(tensor))
  }

  private func edge(from number: Int, to target: String, _ computed: Set<Int>) -> GraphEdge {
    let tensor = tensors[number]
    // A leaf without a name is labelled with its value already.
    let isNamed = computed.contains(number) || tensor.name != nil
    return GraphEdge(
      "\(number)", target, value: isNamed ? Self.text(tensor) : "",
      gradient: tensor.gradient.map(Self.text) ?? "")
  }

  /// A single number in full, anything larger by its shape.
  private static func text(_ tensor: Tensor) -> String {
    tensor.count == 1
      ? NumberText.readable(tensor.item, significant: 3)
      : tensor.shape.map(String.init).joined(separator: "×")
  }

  private static func symbol(_ operation: String) -> String {
    switch operation {
    case "add": "+"
    case "subtract", "negate": NumberText.minus
    case "multiply": "×"
    case "divide": "÷"
    case "sum": "Σ"
    case "sigmoid": "σ"
    case "sqrt": "√"
    default: operation
    }
  }
}
