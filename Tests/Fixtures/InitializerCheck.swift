import NN

/// The statistics of an initializer against its closed form.
struct InitializerCheck {
  let fixture: Fixture.Case

  static let rules: [String: Initializer] = [
    "xavier_uniform": .xavierUniform, "xavier_normal": .xavierNormal,
    "kaiming_uniform": .heUniform, "kaiming_normal": .heNormal, "lecun_uniform": .lecunUniform,
    "lecun_normal": .lecunNormal, "torch_default": .linearDefault,
    "truncated_normal": .truncatedNormal(standardDeviation: 1), "orthogonal": .orthogonal,
  ]

  func differences() -> [String] {
    guard let kind = fixture.attrs["kind"]?.text, let rule = Self.rules[kind] else {
      return ["unknown initializer `\(fixture.attrs["kind"]?.text ?? "")`"]
    }
    guard let shape = fixture.attrs["shape"]?.integers else { return ["has no `shape`"] }
    return Precision.allCases.flatMap { precision in
      statistics(rule, shape, precision).map { "in \(precision.scalar): \($0)" }
    }
  }

  private func statistics(
    _ rule: Initializer, _ shape: [Int], _ precision: Precision
  ) -> [String] {
    var generator = SeededGenerator(seed: 2)
    let draws = (0..<20).map { _ in
      rule.tensor(shape, precision: precision, using: &generator).detached()
    }
    if draws.contains(where: { $0.shape != shape || $0.precision != precision }) {
      return ["a drawn tensor has not the shape \(shape)"]
    }
    let values = withoutGradient { concat(draws.map { $0.flattened() }) }.converted(to: .float64)
    let n = Double(values.count)
    let meanSquare = square(values).mean().item
    if fixture.expected?["gram"] != nil {
      var found = draws.compactMap { orthogonality($0, shape, precision) }
      if let expected = fixture.expected?["mean_square"]?.number,
        !((meanSquare / expected - 1).magnitude < 1e-5)
      {
        found.append("mean square \(meanSquare), expected \(expected)")
      }
      return found
    }
    guard let deviation = fixture.expected?["std"]?.number else { return ["expects no `std`"] }
    var found: [String] = []
    let mean = values.mean().item - (fixture.expected?["mean"]?.number ?? 0)
    if !(mean.magnitude < 4 * deviation / n.squareRoot()) { found.append("mean \(mean)") }
    let measured = values.variance().item.squareRoot()
    if !((measured / deviation - 1).magnitude < 4 / (2 * n).squareRoot()) {
      found.append("standard deviation \(measured), expected \(deviation)")
    }
    if let bound = fixture.expected?["bound"]?.number {
      let largest = abs(values).max().item
      // In Float the bound itself is rounded.
      if !(largest <= bound * (1 + 1e-7)) {
        found.append("largest magnitude \(largest), expected at most \(bound)")
      }
    }
    return found
  }

  /// W Wᵀ = 1, or Wᵀ W = 1 where there are more rows than columns.
  private func orthogonality(_ w: Tensor, _ shape: [Int], _ precision: Precision) -> String? {
    let matrix = w.reshaped([shape[0], -1])
    let (rows, columns) = (matrix.shape[0], matrix.shape[1])
    let gram =
      rows <= columns
      ? matmul(matrix, matrix.transposed()) : matmul(matrix.transposed(), matrix)
    let expected = Tensor.identity(min(rows, columns), precision: precision)
    let worst = abs(gram - expected).max().item
    return worst < (precision == .float64 ? 1e-11 : 1e-5)
      ? nil : "the rows or columns are not orthonormal, by \(worst)"
  }
}
