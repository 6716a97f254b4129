// Fails: goes back along a chain of 100 000
// Loses: 1 point
// Says: Your code stopped with a run-time error.

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

  var history: [Var] {
    var order: [Var] = [], seen: Set<ObjectIdentifier> = []
    func visit(_ node: Var) {
      guard seen.insert(ObjectIdentifier(node)).inserted else { return }
      for input in node.inputs { visit(input.node) }
      order.append(node)
    }
    visit(self)
    return order
  }

  func backward() {
    let order = history
    for node in order { node.lambda = 0 }
    lambda = 1
    for node in order.reversed() {
      for (input, derivative) in node.inputs { input.lambda += node.lambda * derivative }
    }
  }
}

func + (a: Var, b: Var) -> Var { Var(a.value + b.value, from: [(a, 1), (b, 1)]) }

func - (a: Var, b: Var) -> Var { Var(a.value - b.value, from: [(a, 1), (b, -1)]) }

func * (a: Var, b: Var) -> Var { Var(a.value * b.value, from: [(a, b.value), (b, a.value)]) }

func / (a: Var, b: Var) -> Var {
  Var(a.value / b.value, from: [(a, 1 / b.value), (b, -a.value / (b.value * b.value))])
}

func tanh(_ a: Var) -> Var {
  let y = tanh(a.value)
  return Var(y, from: [(a, 1 - y * y)])
}

func exp(_ a: Var) -> Var { Var(exp(a.value), from: [(a, exp(a.value))]) }
