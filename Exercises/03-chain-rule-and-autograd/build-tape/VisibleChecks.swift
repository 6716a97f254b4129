import Checking
import Glibc

let visibleChecks = [
  Check("differentiates each operation") { student in
    for operation in ["a + b", "a - b", "a * b", "a / b", "tanh a", "exp b"] {
      let program = ["a = 0.8", "b = 2.0", "c = \(operation)"]
      let answer = try student.run(program: program, backwardFrom: ["c"])
      try student.expect(
        answer.values, equals: values(program),
        remark: "The value is not that of the operation.")
      try student.expectGradient(
        answer.coStates, equals: coStates(program, from: "c"),
        remarks: [
          Remark(
            "Nothing has arrived: c's own co-state is 1, and backward() hands on from there.",
            ifEquals: [0.0, 0, 0]),
          Remark(
            "Only c has a co-state: does the operation note its inputs, and does backward() reach "
              + "them?", ifEquals: [0.0, 0, 1]),
          Remark(
            "A product hands to each factor the other factor: these two are exchanged.",
            ifEquals: [0.8, 2.0, 1]),
          Remark(
            "A difference falls as b rises: its derivative by b is −1.",
            if: operation == "a - b"),
          Remark(
            "By a the derivative is 1/b. By b it is −a/b²: what is divided by more becomes less.",
            if: operation == "a / b"),
          Remark(
            "tanh has the slope 1 − y², where y is its value and not its input.",
            if: operation == "tanh a"),
          Remark("exp is its own slope.", if: operation == "exp b"),
        ])
    }
  },

  Check("adds up where a number is used twice", after: "differentiates each operation") { student in
    let program = ["a = 3.0", "b = a * a", "c = b + a"]
    try student.expectGradient(
      student.run(program: program, backwardFrom: ["c"]).coStates,
      equals: coStates(program, from: "c"),
      remarks: [
        Remark(
          "a is used three times, and each use hands back a share: 3, 3 and 1. Add them up; this is "
            + "what one of them leaves.", if: true)
      ])
  },
]

/// What the reference finds for every name of a program, in its order.
func values(_ program: [String]) -> [Double] { vars(program).map(\.node.value) }

/// The co-states of every name after `backward()` on the result.
func coStates(_ program: [String], from result: String) -> [Double] {
  let nodes = vars(program)
  nodes.first { $0.name == result }!.node.backward()
  return nodes.map(\.node.lambda)
}

private func vars(_ program: [String]) -> [(name: String, node: Var)] {
  var nodes: [(name: String, node: Var)] = []
  func node(_ name: String) -> Var { nodes.first { $0.name == name }!.node }
  for line in program {
    let words = line.split(separator: " ").map(String.init)
    let made: Var
    if words.count == 3 {
      made = Var(Double(words[2])!)
    } else if words.count == 4 {
      made = words[2] == "tanh" ? tanh(node(words[3])) : exp(node(words[3]))
    } else {
      let (a, b) = (node(words[2]), node(words[4]))
      made = words[3] == "+" ? a + b : words[3] == "-" ? a - b : words[3] == "*" ? a * b : a / b
    }
    nodes.append((words[0], made))
  }
  return nodes
}
