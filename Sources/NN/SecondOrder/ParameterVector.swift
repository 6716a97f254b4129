/// All parameters of a model seen as one vector w, as second-order methods want them.
///
/// ```swift
/// let vector = ParameterVector(model.parameters)
/// let w = vector.values              // float64, [vector.count]
/// vector.assign(w - 0.1 * step)      // back into the model
/// ```
/// The parameters stand one after another, each in row-major order. It holds the tensors
/// themselves: an optimizer's steps are seen in `values`, and `assign` is seen by the model.
public struct ParameterVector {
  /// The tensors, in the order of the vector.
  public let parameters: [Tensor]
  /// Where each begins.
  public let starts: [Int]
  /// The length of the vector.
  public let count: Int

  /// The tensors, each made with `requiresGradient: true`, and none twice.
  public init(_ parameters: [Tensor]) {
    for (index, parameter) in parameters.enumerated() {
      precondition(
        parameter.operation == nil && parameter.requiresGradient,
        "A parameter vector holds tensors made with requiresGradient: true; parameter \(index) of "
          + "shape \(parameter.shape) is not one.")
      precondition(
        !parameters[..<index].contains { $0 === parameter },
        "A parameter vector holds each tensor once; parameter \(index) comes twice.")
    }
    self.parameters = parameters
    var starts: [Int] = []
    var count = 0
    for parameter in parameters {
      starts.append(count)
      count += parameter.count
    }
    (self.starts, self.count) = (starts, count)
  }
}

extension ParameterVector {
  /// The numbers now, in float64: [count].
  public var values: Tensor {
    Tensor(parameters.flatMap(\.values), precision: .float64)
  }

  /// Puts a vector [count] into the parameters, in their own precision.
  public func assign(_ vector: Tensor) {
    precondition(
      vector.shape == [count],
      "This parameter vector has shape [\(count)]; got \(vector.shape) to assign.")
    for (parameter, part) in zip(parameters, parts(of: vector)) { parameter.assign(part) }
  }

  /// A vector [count] cut up into tensors of the parameters' shapes.
  func parts(of vector: Tensor) -> [Tensor] {
    zip(parameters, starts).map { parameter, start in
      vector.detached().rows(from: start, to: start + parameter.count)
        .viewed(as: parameter.shape)
    }
  }

  /// The gradients that the parameters hold, as one vector in float64; zeros where there is none.
  public var gradient: Tensor {
    flattened(parameters.map { $0.gradient ?? .zeros($0.shape, precision: $0.precision) })
  }

  /// Tensors of the parameters' shapes as one vector in float64.
  func flattened(_ tensors: [Tensor]) -> Tensor {
    let vector = Tensor(uninitialized: [count], .float64)
    let target = vector.pointer(Double.self)
    for (tensor, start) in zip(tensors, starts) {
      let wide = tensor.casted(to: .float64)
      (target + start).update(from: wide.pointer(Double.self), count: wide.count)
    }
    return vector
  }
}

/// A way to sort the numbers of a parameter vector into groups.
public enum ParameterGrouping: String, Sendable, Hashable {
  /// Each tensor is a group.
  case tensor
  /// The weights into one unit, and its bias, are a group: what the node-decoupled Kalman filter
  /// treats together.
  case unit
  /// The weights from one input of the first layer are a group, every later tensor is one: what
  /// automatic relevance determination weighs.
  case firstLayerInput
}

extension ParameterVector {
  /// The group of each number, counted from 0: [count].
  ///
  /// Weights are expected as [outputs, inputs, …], a bias right after its weight.
  public func groups(by grouping: ParameterGrouping) -> [Int] {
    var groups: [Int] = []
    var next = 0
    for (index, parameter) in parameters.enumerated() {
      let shape = parameter.shape
      let perUnit = parameter.count / max(shape.first ?? 1, 1)
      switch grouping {
      case .unit where shape.count >= 2:
        groups += (0..<parameter.count).map { next + $0 / perUnit }
        next += shape[0]
      case .unit where index > 0 && shape.count == 1 && isBias(index):
        groups += (0..<parameter.count).map { next - shape[0] + $0 }
      case .firstLayerInput where index == 0 && shape.count == 2:
        groups += (0..<parameter.count).map { $0 % shape[1] }
        next = shape[1]
      default:
        groups += Array(repeating: next, count: parameter.count)
        next += 1
      }
    }
    return groups
  }

  /// Whether a vector follows a weight with as many outputs.
  private func isBias(_ index: Int) -> Bool {
    let weight = parameters[index - 1].shape
    return weight.count >= 2 && weight[0] == parameters[index].count
  }
}
