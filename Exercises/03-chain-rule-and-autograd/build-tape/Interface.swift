import Answering

let interface = [
  Function("run(program:backwardFrom:)") { (program: [String], results: [String]) in
    let nodes = named(program)
    for result in results { nodes.first { $0.name == result }?.node.backward() }
    return Record([
      "values": nodes.map(\.node.value), "coStates": nodes.map(\.node.lambda),
    ])
  },
  Function("chain(length:from:by:)") { (length: Int, start: Double, factor: Double) in
    let (first, by) = (Var(start), Var(factor))
    var nodes = [first]
    for _ in 0..<length { nodes.append(nodes[nodes.count - 1] * by) }
    nodes[length].backward()
    let coStates = [first.lambda, by.lambda]
    // From the end, so that no node lets go of its inputs one inside the other.
    while nodes.popLast() != nil {}
    return coStates
  },
]

/// The Vars that a program makes, under their names.
private func named(_ program: [String]) -> [(name: String, node: Var)] {
  var nodes: [(name: String, node: Var)] = []
  func node(_ name: Substring) -> Var { nodes.first { $0.name == name }!.node }
  for line in program {
    // a = 3.0, c = a + b, c = tanh a
    let words = line.split(separator: " ").dropFirst(2)
    let (first, last) = (words.first!, words.last!)
    let made: Var
    switch words.count {
    case 1: made = Var(Double(first)!)
    case 2: made = first == "tanh" ? tanh(node(last)) : exp(node(last))
    default:
      let (a, b) = (node(first), node(last))
      switch words.dropFirst().first! {
      case "+": made = a + b
      case "-": made = a - b
      case "*": made = a * b
      default: made = a / b
      }
    }
    nodes.append((String(line.split(separator: " ").first!), made))
  }
  return nodes
}
