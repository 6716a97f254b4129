extension Dataset {
  /// Parts of these shares after shuffling: `[0.65, 0.10, 0.25]` of 1,372 are 892, 137 and 343.
  ///
  /// The cuts lie at the rounded sums of the shares (half away from zero), so that no example is
  /// lost. Shares that sum to less than 1 leave the rest out.
  public func split(
    fractions: [Double], using generator: inout SeededGenerator
  ) -> [Dataset] {
    parts(of: generator.permutation(count), fractions).map { self[$0] }
  }

  /// Parts of these shares, each class cut for itself, so that all parts have the same mixture.
  ///
  /// Within a part the examples are shuffled again.
  public func stratifiedSplit(
    fractions: [Double], using generator: inout SeededGenerator
  ) -> [Dataset] {
    var parts = [[Int]](repeating: [], count: fractions.count)
    for label in Set(labels).sorted() {
      let members = labels.indices.filter { labels[$0] == label }
      let order = generator.permutation(members.count).map { members[$0] }
      for (index, part) in self.parts(of: order, fractions).enumerated() { parts[index] += part }
    }
    return parts.map { part in self[generator.permutation(part.count).map { part[$0] }] }
  }

  private func parts(of order: [Int], _ fractions: [Double]) -> [[Int]] {
    precondition(
      fractions.allSatisfy { $0 >= 0 } && fractions.reduce(0, +) <= 1 + 1e-9,
      "Shares of a dataset are not negative and sum to 1 at most; got \(fractions).")
    var sum = 0.0
    var start = 0
    return fractions.map { share in
      sum += share
      // 0.65 + 0.10 + 0.25 may come out a little below 1.
      let end = min(order.count, Int((sum * Double(order.count) + 1e-9).rounded()))
      defer { start = end }
      return Array(order[start..<end])
    }
  }

  /// As many examples of each class as the largest has: those of smaller classes come again, in
  /// turn, each copy moved by normal noise of the given standard deviation.
  public func oversampled(
    jitter: Double = 0, using generator: inout SeededGenerator
  ) -> Dataset {
    let members = Dictionary(grouping: labels.indices) { labels[$0] }
    let largest = members.values.map(\.count).max() ?? 0
    var copies: [Int] = []
    for label in members.keys.sorted() {
      let own = members[label]!
      copies += (0..<largest - own.count).map { own[$0 % own.count] }
    }
    let added = self[copies]
    let noise = Tensor.normal(
      added.inputs.shape, standardDeviation: jitter, precision: inputs.precision,
      using: &generator)
    return withoutGradient {
      Dataset(inputs: concat([inputs, added.inputs + noise]), labels: labels + added.labels)
    }
  }
}
