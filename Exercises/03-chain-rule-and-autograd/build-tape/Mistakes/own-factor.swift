// Fails: differentiates each operation
// Says: A product hands to each factor the other factor

import Glibc

final class Var {
  let value: Double
  var lambda = 0.0
  let inputs: [(node: Var, derivative: Double)]
  let number: Int
  static var made = 0

  init(_ value: Double, from inputs: [(node: Var, derivative: Double)] = []) {
    self.value = value
    self.inputs = inputs
    Var.made += 1
    number = Var.made
  }

  var ancestors: [Var] {
    var known: Set<ObjectIdentifier> = [], nodes: [Var] = [], todo = [self]
    while let node = todo.popLast() {
      guard known.insert(ObjectIdentifier(node)).inserted else { continue }
      nodes.append(node)
      todo += node.inputs.map(\.node)
    }
    return nodes.sorted { $0.number < $1.number }
  }

  func backward() {
    let line = ancestors
    for node in line { node.lambda = 0 }
    lambda = 1
    for node in line.reversed() {
      for (input, derivative) in node.inputs { input.lambda += node.lambda * derivative }
    }
  }
}

func + (a: Var, b: Var) -> Var { Var(a.value + b.value, from: [(a, 1), (b, 1)]) }

func - (a: Var, b: Var) -> Var { Var(a.value - b.value, from: [(a, 1), (b, -1)]) }

func * (a: Var, b: Var) -> Var { Var(a.value * b.value, from: [(a, a.value), (b, b.value)]) }

func / (a: Var, b: Var) -> Var {
  Var(a.value / b.value, from: [(a, 1 / b.value), (b, -a.value / (b.value * b.value))])
}

func tanh(_ x: Var) -> Var {
  let y = tanh(x.value)
  return Var(y, from: [(x, 1 - y * y)])
}

func exp(_ x: Var) -> Var { Var(exp(x.value), from: [(x, exp(x.value))]) }
