/// A rule by which parameters take a step against their gradients.
///
/// ```swift
/// let optimizer = SGD(model.parameters, learningRate: 0.1)
/// for batch in Minibatches(training, size: 32, using: &generator) {
///   let loss = crossEntropy(model(batch.inputs), labels: batch.labels)
///   optimizer.zeroGradients()
///   loss.backward()
///   optimizer.step()
/// }
/// ```
/// A rule of one's own overrides `update`.
open class Optimizer {
  /// What is trained.
  public let parameters: [Tensor]
  /// The size of a step; it may change between steps.
  public var learningRate: Double
  /// How many steps were taken.
  public private(set) var stepCount = 0

  /// Parameters made with `requiresGradient: true`, not computed, and the size η of a step.
  public init(_ parameters: [Tensor], learningRate: Double) {
    for (index, parameter) in parameters.enumerated() {
      precondition(
        parameter.operation == nil && parameter.requiresGradient,
        "An optimizer trains tensors made with requiresGradient: true; parameter \(index) of shape "
          + "\(parameter.shape) is not one.")
    }
    self.parameters = parameters
    self.learningRate = learningRate
  }

  /// Changes one parameter in place. `index` is its place in `parameters`, for what the rule
  /// remembers about each.
  open func update(_ parameter: Tensor, gradient: Tensor, index: Int) {
    preconditionFailure("\(type(of: self)) does not override update.")
  }
}

extension Optimizer {
  /// Updates every parameter that has a gradient.
  public func step() {
    stepCount += 1
    withoutGradient {
      for (index, parameter) in parameters.enumerated() {
        guard let gradient = parameter.gradient else { continue }
        update(parameter, gradient: gradient, index: index)
      }
    }
  }

  /// Forgets the gradients of the last step. Without it they add up.
  public func zeroGradients() {
    for parameter in parameters { parameter.zeroGradient() }
  }
}

/// What an optimizer remembers for each parameter: a tensor of its shape, zeros at first.
struct OptimizerMemory {
  private var tensors: [Tensor?]

  init(_ parameters: [Tensor]) {
    tensors = Array(repeating: nil, count: parameters.count)
  }

  /// The tensor for a parameter, ready to be written.
  mutating func tensor(_ index: Int, for parameter: Tensor) -> Tensor {
    if let known = tensors[index], known.precision == parameter.precision { return known }
    let fresh =
      tensors[index]?.casted(to: parameter.precision)
      ?? .zeros(parameter.shape, precision: parameter.precision)
    tensors[index] = fresh
    return fresh
  }
}
