import Glibc

/// A number that remembers where it came from.
final class Var {
  let value: Double
  var lambda = 0.0
  let inputs: [(node: Var, derivative: Double)]
  let number: Int
  private static var made = 0

  init(_ value: Double, from inputs: [(node: Var, derivative: Double)] = []) {
    self.value = value
    self.inputs = inputs
    Var.made += 1
    number = Var.made
  }

  func backward() {
    var found: [Int: Var] = [:], todo = [self]
    while let node = todo.popLast() {
      guard found.updateValue(node, forKey: node.number) == nil else { continue }
      node.lambda = 0
      todo += node.inputs.map(\.node)
    }
    lambda = 1
    // A node is made after its inputs: by falling numbers, each comes before them.
    for node in found.values.sorted(by: { $0.number > $1.number }) {
      for (input, derivative) in node.inputs { input.lambda += node.lambda * derivative }
    }
  }
}

func + (a: Var, b: Var) -> Var { Var(a.value + b.value, from: [(a, 1), (b, 1)]) }

func - (a: Var, b: Var) -> Var { Var(a.value - b.value, from: [(a, 1), (b, -1)]) }

func * (a: Var, b: Var) -> Var { Var(a.value * b.value, from: [(a, b.value), (b, a.value)]) }

func / (a: Var, b: Var) -> Var {
  let y = a.value / b.value
  return Var(y, from: [(a, 1 / b.value), (b, -y / b.value)])
}

func tanh(_ x: Var) -> Var {
  let y = tanh(x.value)
  return Var(y, from: [(x, 1 - y * y)])
}

func exp(_ x: Var) -> Var {
  let y = exp(x.value)
  return Var(y, from: [(x, y)])
}
