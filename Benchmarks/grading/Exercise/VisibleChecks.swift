import Checking

let visibleChecks = [
  Check("the logits have a row an input") { student in
    let problem = Problem(using: &student.generator)
    let found = try problem.logits(of: student)
    let rows = try found.as([[Double]].self)
    try student.expect(rows.map(\.count) == [3, 3, 3, 3], of: found, "four rows of three")
  },
  Check("without knowledge the loss is log 3") { student in
    try student.expect(
      student.loss(logits: [[Double]](repeating: [0, 0, 0], count: 4), labels: [0, 1, 2, 0]),
      equals: 1.098612288668109691, within: 1e-8)
  },
  Check("the gradient of the second layer", points: 2) { student in
    try Problem(using: &student.generator).expectGradients(["w2", "b2"], of: student)
  },
]

/// A network, inputs and their classes.
struct Problem {
  var network: Network
  var x: Matrix
  var labels: [Int]

  init(using generator: inout SeededGenerator) {
    func normals(_ rows: Int, _ columns: Int, _ scale: Double) -> Matrix {
      (0..<rows).map { _ in (0..<columns).map { _ in scale * generator.normal() } }
    }
    network = Network(
      w1: normals(5, 6, 0.5), b1: normals(1, 6, 0.1)[0], w2: normals(6, 3, 0.5),
      b2: normals(1, 3, 0.1)[0])
    x = normals(4, 5, 1)
    labels = (0..<4).map { _ in Int(generator.uniform() * 3) }
  }

  func logits(of student: Student) throws -> Answer {
    try student.logits(x: x, w1: network.w1, b1: network.b1, w2: network.w2, b2: network.b2)
  }

  /// Compared with central differences of the solution's loss, as the peers' tests do.
  func expectGradients(_ names: [String], of student: Student) throws {
    let found = try student.gradients(
      x: x, labels: labels, w1: network.w1, b1: network.b1, w2: network.w2, b2: network.b2)
    if names.contains("w1") {
      try student.expect(found.w1, equals: differences(\.w1), within: 1e-6)
    }
    if names.contains("b1") {
      try student.expect(found.b1, equals: differences(\.b1), within: 1e-6)
    }
    if names.contains("w2") {
      try student.expect(found.w2, equals: differences(\.w2), within: 1e-6)
    }
    if names.contains("b2") {
      try student.expect(found.b2, equals: differences(\.b2), within: 1e-6)
    }
  }

  private func loss(_ network: Network) -> Double {
    Checks.loss(logits: Checks.logits(network, x: x), labels: labels)
  }

  private func differences(_ part: WritableKeyPath<Network, [Double]>) -> [Double] {
    numericGradient(at: network[keyPath: part]) { values in
      var moved = network
      moved[keyPath: part] = values
      return loss(moved)
    }
  }

  private func differences(_ part: WritableKeyPath<Network, Matrix>) -> Matrix {
    network[keyPath: part].indices.map { row in
      numericGradient(at: network[keyPath: part][row]) { values in
        var moved = network
        moved[keyPath: part][row] = values
        return loss(moved)
      }
    }
  }
}
