import Checking

let hiddenChecks = [
  Check("every derivative by differences, in any network", after: "a 2-2-1 network") { student in
    for sizes in [[3, 1], [2, 4, 3], [4, 5, 2, 3]] {
      let net = Tanhs(sizes, &student.generator)
      try student.expect(
        student.gradientNorms(
          weights: net.weights, biases: net.biases, x: net.x, target: net.target),
        equals: net.normsByDifferences, within: 1e-6,
        remark: "In networks of other shapes the norms differ from what differences of the error "
          + "give. Are the sums over all units in front, and over all that a unit hears?")
    }
  },

  Check("thirty layers", after: "a 2-2-1 network") { student in
    let net = Tanhs([2] + [Int](repeating: 3, count: 30), &student.generator)
    try student.expect(
      student.gradientNorms(
        weights: net.weights, biases: net.biases, x: net.x, target: net.target),
      equals: gradientNorms(
        weights: net.weights, biases: net.biases, x: net.x, target: net.target),
      remark: "In a network of thirty layers the norms differ. Is each layer's delta made from the "
        + "one in front of it?")
  },
]

extension Tanhs {
  fileprivate init(_ sizes: [Int], _ generator: inout SeededGenerator) {
    func numbers(_ count: Int) -> [Double] { (0..<count).map { _ in generator.normal() } }
    self.init(
      weights: zip(sizes, sizes.dropFirst()).map { from, to in
        (0..<to).map { _ in numbers(from).map { 0.7 * $0 } }
      },
      biases: sizes.dropFirst().map { numbers($0).map { 0.3 * $0 } }, x: numbers(sizes[0]),
      target: numbers(sizes.last!))
  }

  /// The definition itself: a difference for each weight and bias.
  fileprivate var normsByDifferences: [Double] {
    weights.indices.map { l in
      let columns = weights[l][0].count
      let point = weights[l].flatMap { $0 } + biases[l]
      let gradient = numericGradient(at: point) { moved in
        var net = self
        for p in weights[l].indices {
          net.weights[l][p] = Array(moved[p * columns..<(p + 1) * columns])
          net.biases[l][p] = moved[weights[l].count * columns + p]
        }
        return net.error
      }
      return gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
  }
}
