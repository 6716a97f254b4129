extension Tensor {
  /// 1 with the given probability, else 0.
  public static func bernoulli(
    _ shape: [Int], probability: Double, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) -> Tensor {
    precondition(
      (0...1).contains(probability), "A probability lies from 0 to 1; got \(probability).")
    let values = (0..<shape.reduce(1, *)).map { _ in generator.uniform() < probability ? 1.0 : 0 }
    return Tensor(values, shape: shape, precision: precision)
  }

  /// 1 with each element's own probability, else 0. No gradient flows through the draw.
  public static func bernoulli(
    probabilities: Tensor, using generator: inout SeededGenerator
  ) -> Tensor {
    let values = probabilities.values.map { probability in
      precondition(
        (0...1).contains(probability), "A probability lies from 0 to 1; got \(probability).")
      return generator.uniform() < probability ? 1.0 : 0
    }
    return Tensor(values, shape: probabilities.shape, precision: probabilities.precision)
  }

  /// A class for each row of weights [rows…, classes], with probability proportional to its weight.
  ///
  /// The numbers are row-major over the other axes, as those of `argmax` are.
  public static func categorical(
    _ weights: Tensor, using generator: inout SeededGenerator
  ) -> [Int] {
    precondition(
      weights.rank >= 1 && weights.shape[weights.rank - 1] > 0,
      "categorical needs weights [rows…, classes] of at least one class; got \(weights.shape).")
    let classes = weights.shape[weights.rank - 1]
    let values = weights.values
    return stride(from: 0, to: values.count, by: classes).map { start in
      let row = values[start..<(start + classes)]
      let total = row.reduce(0, +)
      precondition(
        row.allSatisfy { $0 >= 0 } && total > 0 && total.isFinite,
        "Weights of classes are not negative and not all 0; got \(Array(row)).")
      var rest = generator.uniform() * total
      var last = 0
      for (index, weight) in row.enumerated() where weight > 0 {
        last = index
        if rest < weight { break }
        rest -= weight
      }
      return last
    }
  }

  /// The numbers 0 ..< count in random order.
  public static func permutation(
    _ count: Int, precision: Precision = .float32, using generator: inout SeededGenerator
  ) -> Tensor {
    Tensor(generator.permutation(count).map(Double.init), precision: precision)
  }
}
