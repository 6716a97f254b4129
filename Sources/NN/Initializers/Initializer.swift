/// A rule by which a new layer's weight is drawn.
///
/// A weight has shape [outputs, inputs, window…]. In the rules, fan-in is the number of numbers
/// that one output sums (inputs times the window), fan-out that which one input reaches.
public enum Initializer: Sendable, Hashable {
  /// All the same: every unit then stays a copy of every other.
  case constant(Double)
  /// Nothing is written: for models that are only counted. A large parameter takes no memory before
  /// it is touched, and must not be: what it holds is anything.
  case undrawn
  /// Uniform from −bound to bound.
  case uniform(bound: Double)
  case normal(standardDeviation: Double)
  /// Normal, drawn again while beyond two standard deviations (of the uncut distribution).
  case truncatedNormal(standardDeviation: Double)
  /// Uniform in ±bound / fan-in; with the bound 2.4 of the lectures the variance is
  /// 1.92 / fan-in², so that the sums shrink as their number of terms grows.
  case uniformOverFanIn(bound: Double)
  /// Uniform with variance 1 / fan-in, which keeps the size of a sum near that of its terms. Y. LeCun
  /// and others, Efficient BackProp, 1998.
  case lecunUniform
  /// Normal with variance 1 / fan-in; see `lecunUniform`. The lectures call this Xavier's rule.
  case lecunNormal
  /// Uniform with variance 2 / (fan-in + fan-out), a compromise between keeping the size of values
  /// forward and of gradients backward. X. Glorot and Y. Bengio, Understanding the difficulty of
  /// training deep feedforward neural networks, 2010.
  case xavierUniform
  /// Normal with variance 2 / (fan-in + fan-out); see `xavierUniform`.
  case xavierNormal
  /// Uniform with variance 2 / fan-in, since ReLU passes half of the square. K. He and others,
  /// Delving Deep into Rectifiers, 2015.
  case heUniform
  /// Normal with variance 2 / fan-in; see `heUniform`.
  case heNormal
  /// Uniform in ±1/√fan-in: variance 1 / (3 fan-in). What `Linear` does unless told otherwise.
  case linearDefault
  /// Rows, or columns if there are fewer, of length 1 at right angles, in a random direction: the
  /// layer keeps lengths. A. Saxe and others, Exact solutions to the nonlinear dynamics of learning
  /// in deep linear neural networks, 2014.
  case orthogonal
  /// 1 where input and output have the same number, in the middle of a window, 0 elsewhere: the
  /// layer begins by handing on what it gets. For the recurrent weight of a network of ReLUs:
  /// Q. Le and others, A Simple Way to Initialize Recurrent Networks of Rectified Linear Units, 2015.
  case identity
}

extension Initializer {
  /// All zero. In a network of several layers nothing is then learned but the last bias.
  public static let zeros = Initializer.constant(0)

  /// A new parameter of this shape.
  public func tensor(
    _ shape: [Int], precision: Precision = .float32, using generator: inout SeededGenerator
  ) -> Tensor {
    precondition(
      shape.count >= 2, "An initializer draws a weight [outputs, inputs, …]; got \(shape).")
    if self == .undrawn {
      let weight = Tensor(uninitialized: shape, precision)
      weight.requiresGradient = true
      return weight
    }
    return Tensor(
      values(shape, using: &generator), shape: shape, precision: precision, requiresGradient: true)
  }

  private func values(_ shape: [Int], using generator: inout SeededGenerator) -> [Double] {
    let count = shape.reduce(1, *)
    let window = shape.dropFirst(2).reduce(1, *)
    let fanIn = Double(shape[1] * window)
    let fanOut = Double(shape[0] * window)

    /// Uniform numbers of this variance reach up to its root times √3.
    func uniform(variance: Double) -> [Double] { uniform(bound: (3 * variance).squareRoot()) }
    func uniform(bound: Double) -> [Double] {
      (0..<count).map { _ in generator.uniform(from: -bound, to: bound) }
    }
    func normal(variance: Double) -> [Double] {
      (0..<count).map { _ in generator.normal(standardDeviation: variance.squareRoot()) }
    }

    switch self {
    case .constant(let value): return Array(repeating: value, count: count)
    case .undrawn: return []
    case .uniform(let bound): return uniform(bound: bound)
    case .normal(let deviation): return normal(variance: deviation * deviation)
    case .truncatedNormal(let deviation):
      return (0..<count).map { _ in
        while true {
          let z = generator.normal()
          if z.magnitude <= 2 { return deviation * z }
        }
      }
    case .uniformOverFanIn(let bound): return uniform(bound: bound / fanIn)
    case .lecunUniform: return uniform(variance: 1 / fanIn)
    case .lecunNormal: return normal(variance: 1 / fanIn)
    case .xavierUniform: return uniform(variance: 2 / (fanIn + fanOut))
    case .xavierNormal: return normal(variance: 2 / (fanIn + fanOut))
    case .heUniform: return uniform(variance: 2 / fanIn)
    case .heNormal: return normal(variance: 2 / fanIn)
    case .linearDefault: return uniform(variance: 1 / (3 * fanIn))
    case .orthogonal: return orthonormalRows(shape[0], count / shape[0], using: &generator)
    case .identity: return identityValues(shape)
    }
  }

  private func identityValues(_ shape: [Int]) -> [Double] {
    var values = [Double](repeating: 0, count: shape.reduce(1, *))
    let strides = Shape.strides(shape)
    // The middle of the window, its axes being all but the first two.
    let middle = zip(shape, strides).dropFirst(2).reduce(0) { $0 + $1.0 / 2 * $1.1 }
    for unit in 0..<min(shape[0], shape[1]) {
      values[unit * (strides[0] + strides[1]) + middle] = 1
    }
    return values
  }
}

/// A matrix [rows, columns] whose rows, or columns if there are fewer, are orthonormal: normal
/// vectors, each made orthogonal to those before it (Gram and Schmidt), twice against rounding.
private func orthonormalRows(
  _ rows: Int, _ columns: Int, using generator: inout SeededGenerator
) -> [Double] {
  let (vectorCount, length) = (min(rows, columns), max(rows, columns))
  var basis: [[Double]] = []
  for _ in 0..<vectorCount {
    var vector = (0..<length).map { _ in generator.normal() }
    for _ in 0..<2 {
      for known in basis {
        let overlap = zip(vector, known).reduce(0) { $0 + $1.0 * $1.1 }
        for i in 0..<length { vector[i] -= overlap * known[i] }
      }
    }
    let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    basis.append(vector.map { $0 / norm })
  }
  if rows <= columns { return basis.flatMap { $0 } }
  return (0..<rows).flatMap { row in basis.map { $0[row] } }
}
