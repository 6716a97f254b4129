/// A rule by which a new layer's weight is drawn.
///
/// `inputs` (fan-in) is the number of inputs that one output sums, `outputs` (fan-out) the number
/// of outputs that one input reaches; a weight has shape [outputs, inputs, window…].
public enum Initializer: Sendable, Hashable {
  case constant(Double)
  /// Uniform from −bound to bound.
  case uniform(bound: Double)
  case normal(standardDeviation: Double)
  /// Uniform in ±√(6 / (inputs + outputs)): variance 2 / (inputs + outputs), a compromise between
  /// keeping the size of the values forward and of the gradients backward. X. Glorot and Y. Bengio,
  /// Understanding the difficulty of training deep feedforward neural networks, 2010.
  case xavierUniform
  /// Normal with variance 2 / (inputs + outputs); see `xavierUniform`.
  case xavierNormal
  /// Uniform in ±√(6 / inputs): variance 2 / inputs, since ReLU passes half of the square. K. He
  /// and others, Delving Deep into Rectifiers, 2015.
  case heUniform
  /// Normal with variance 2 / inputs; see `heUniform`.
  case heNormal
  /// Uniform in ±1/√inputs: variance 1 / (3 inputs). What `Linear` does unless told otherwise.
  case linearDefault
}

extension Initializer {
  /// A new parameter of this shape.
  public func tensor(
    _ shape: [Int], precision: Precision = .float32, using generator: inout SeededGenerator
  ) -> Tensor {
    precondition(
      shape.count >= 2, "An initializer draws a weight [outputs, inputs, …]; got \(shape).")
    let window = shape.dropFirst(2).reduce(1, *)
    let inputs = Double(shape[1] * window)
    let outputs = Double(shape[0] * window)
    func uniform(_ bound: Double) -> Tensor {
      .uniform(
        shape, from: -bound, to: bound, precision: precision, requiresGradient: true,
        using: &generator)
    }
    func normal(_ deviation: Double) -> Tensor {
      .normal(
        shape, standardDeviation: deviation, precision: precision, requiresGradient: true,
        using: &generator)
    }
    switch self {
    case .constant(let value):
      return .full(shape, value, precision: precision, requiresGradient: true)
    case .uniform(let bound): return uniform(bound)
    case .normal(let deviation): return normal(deviation)
    case .xavierUniform: return uniform((6 / (inputs + outputs)).squareRoot())
    case .xavierNormal: return normal((2 / (inputs + outputs)).squareRoot())
    case .heUniform: return uniform((6 / inputs).squareRoot())
    case .heNormal: return normal((2 / inputs).squareRoot())
    case .linearDefault: return uniform(1 / inputs.squareRoot())
    }
  }
}
