import Glibc

/// A machine's six measurements, whether it is faulty, and how severely.
///
/// For training with hints: the severity is known for the examples but not in use, and an output
/// that must predict it shapes the hidden units that the class needs. Y. Abu-Mostafa, Learning from
/// Hints in Neural Networks, 1990.
public struct Faults {
  /// [machines, 6], evenly from −1 to 1.
  public let measurements: Tensor
  /// s = tanh(3 (x₀ x₁ + ½ x₂)), from −1 to 1: [machines, 1]. The other three measurements say
  /// nothing.
  public let severities: Tensor
  /// 1 where the severity is above 0.
  public let labels: [Int]

  /// Measurements of `count` machines.
  public init(_ count: Int, using generator: inout SeededGenerator) {
    precondition(count >= 1, "Faults are those of at least 1 machine; got \(count).")
    let rows = (0..<count).map { _ in (0..<6).map { _ in generator.uniform(from: -1, to: 1) } }
    let severities = rows.map { Glibc.tanh(3 * ($0[0] * $0[1] + 0.5 * $0[2])) }
    measurements = Tensor(rows)
    self.severities = Tensor(severities, shape: [count, 1])
    labels = severities.map { $0 > 0 ? 1 : 0 }
  }

  /// Measurements and classes, without the hint.
  public var dataset: Dataset { Dataset(inputs: measurements, labels: labels) }
}
