import Checking
import Glibc

let hiddenChecks = [
  Check("differentiates any program", points: 2, after: "adds up where a number is used twice") {
    student in
    // b is c's input and d's, and d is used where c comes in as well: two ways of different lengths.
    let diamond = ["a = 0.7", "b = tanh a", "c = b * b", "d = c + b", "e = d * c", "f = e - d"]
    try expectCoStates(diamond, student)
    for _ in 0..<20 { try expectCoStates(randomProgram(&student.generator), student) }
  },

  Check("begins anew on each result", after: "adds up where a number is used twice") { student in
    let program = ["a = 0.5", "b = exp a", "c = b * a", "d = b + b"]
    try student.expect(
      student.run(program: program, backwardFrom: ["c", "c"]).coStates,
      equals: coStates(program, from: "c"),
      remark: "When backward() is called again, the co-states are no longer right: do the old ones "
        + "take part?")
    // c keeps whatever it has: d does not depend on it.
    let other = try student.run(program: program, backwardFrom: ["c", "d"])
    let found = try other.coStates.as([Double].self)
    let right = coStates(program, from: "d")
    try student.expect(
      found.count == 4 && abs(found[0] - right[0]) < 1e-9 && abs(found[1] - right[1]) < 1e-9,
      of: other, "the co-states for the second result",
      remark: "When backward() is called on one result and then on another, co-states of the first "
        + "are left in those of the second.")
  },

  Check("needs no recursion on a chain of 100 000", after: "adds up where a number is used twice") {
    student in
    let factor = 1 + 1e-5 * student.generator.uniform(from: 0.5, to: 1)
    let power = pow(factor, 100_000)
    try student.expect(
      student.chain(length: 100_000, from: 2.0, by: factor),
      equals: [power, 2 * 100_000 * power / factor], within: 1e-8,
      remark:
        "Every link of a long chain hands its share to the first number and to the common factor: "
        + "for the factor, 100 000 shares are added up.")
  },
]

private func expectCoStates(_ program: [String], _ student: Student) throws {
  let result = name(program.count - 1)
  let answer = try student.run(program: program, backwardFrom: [result])
  try student.expect(
    answer.coStates, equals: coStates(program, from: result),
    remark:
      "In a longer program some co-state is wrong. Does every node have its turn exactly once, "
      + "after all nodes that used it, however long the ways to it are?")
}

/// a, b, c, …
private func name(_ place: Int) -> String { String(UnicodeScalar(UInt8(97 + place))) }

/// Three numbers, and nine lines that use them and each other.
private func randomProgram(_ generator: inout SeededGenerator) -> [String] {
  var program = (0..<3).map { "\(name($0)) = \(generator.uniform(from: 0.5, to: 1.5))" }
  while program.count < 12 {
    // Lines before are used with preference, so that most of them matter to the end.
    func used() -> String { name(max(0, program.count - 1 - generator.integer(below: 5))) }
    let a = used(), b = used()
    // A quotient's divisor is an exponential, to keep away from zero.
    switch generator.integer(below: 6) {
    case 0: program.append("\(name(program.count)) = \(a) + \(b)")
    case 1: program.append("\(name(program.count)) = \(a) - \(b)")
    case 2: program.append("\(name(program.count)) = \(a) * \(b)")
    case 3: program.append("\(name(program.count)) = tanh \(a)")
    default:
      program.append("\(name(program.count)) = tanh \(b)")
      program.append("\(name(program.count)) = exp \(name(program.count - 1))")
      program.append("\(name(program.count)) = \(a) / \(name(program.count - 1))")
    }
  }
  return program
}
