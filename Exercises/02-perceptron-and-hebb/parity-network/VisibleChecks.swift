import Checking

let visibleChecks = [
  Check("a row for each unit") { student in
    let answer = try student.parityNetwork(n: 3)
    _ = try ParityNetwork(of: answer, bits: 3, student)
  },

  Check("answers all eight rows of three bits", after: "a row for each unit") { student in
    let answer = try student.parityNetwork(n: 3)
    let network = try ParityNetwork(of: answer, bits: 3, student)
    let answers = table(3).map(network.answer)
    let right = table(3).map { Double($0.reduce(0, +) % 2) }
    try student.expect(
      answers == right, of: answer, "answers 0, 1, 1, 0, 1, 0, 0, 1 to the rows 000, 001, …, 111",
      found: answers,
      remark: advice(answers, of: network)
        ?? "These are the answers that the checks compute from your numbers, with “greater than 0” in "
        + "every unit.")
  },
]

/// All rows of `n` bits, 0…0 first.
func table(_ n: Int) -> [[Int]] {
  (0..<(1 << n)).map { row in (0..<n).map { row >> (n - 1 - $0) & 1 } }
}

/// The learner's network, computed here from the learner's numbers.
struct ParityNetwork {
  var hidden: [[Double]]
  var output: [Double]

  init(of answer: Answer, bits n: Int, _ student: Student) throws {
    let rows = try answer.as([[Double]].self)
    hidden = rows.dropLast()
    output = rows.last ?? []
    try student.expect(
      !hidden.isEmpty && hidden.allSatisfy { $0.count == n + 1 }, of: answer,
      "hidden units with \(n + 1) numbers each", found: hidden.map(\.count),
      remark:
        "These are the lengths of your hidden rows: each has a bias and a weight for every bit.")
    try student.expect(
      output.count == hidden.count + 1, of: answer,
      "a last row with \(hidden.count + 1) numbers", found: output.count,
      remark: "The output unit's row has a bias and a weight for every hidden unit.")
  }

  /// The same network with each unit's last number taken for its bias.
  var withBiasLast: ParityNetwork {
    var other = self
    other.hidden = hidden.map { [$0[$0.count - 1]] + $0.dropLast() }
    other.output = [output[output.count - 1]] + output.dropLast()
    return other
  }

  func answer(_ bits: [Int]) -> Double {
    let code = hidden.map { unit($0, bits.map(Double.init)) }
    return unit(output, code)
  }

  private func unit(_ row: [Double], _ x: [Double]) -> Double {
    zip(row.dropFirst(), x).reduce(row[0]) { $0 + $1.0 * $1.1 } > 0 ? 1 : 0
  }
}

/// What answers to three bits tell of their network.
private func advice(_ answers: [Double], of network: ParityNetwork) -> String? {
  let ones = table(3).map { $0.reduce(0, +) }
  if zip(table(3).map(network.withBiasLast.answer), ones).allSatisfy({ $0 == Double($1 % 2) }) {
    return "Right, if each unit's bias is its last number: is the bias the first number of each "
      + "row?"
  }
  func fits(_ rule: (Int) -> Bool) -> Bool {
    zip(answers, ones).allSatisfy { ($0 == 1) == rule($1) }
  }
  if fits({ $0 % 2 == 0 }) {
    return "This is 1 for an even number of ones: parity is 1 for an odd one."
  }
  if fits({ $0 > 0 }) {
    return
      "This says *at least one*. Each further hidden unit must undo what the one before it did: "
      + "their weights alternate in sign."
  }
  if fits({ $0 == 1 }) {
    return "Right up to two ones, but three are odd again: is a hidden unit missing?"
  }
  if fits({ $0 == 2 }) {
    return "This is parity one too late, as if one of the ones were not counted: *at least k* must "
      + "change between k − 1 and k ones."
  }
  return nil
}
