/// Several optimizers that step together, each with parameters, rate and rule of its own.
///
/// ```swift
/// let optimizer = OptimizerGroup(
///   SGD(model[0].parameters, learningRate: 0.1),
///   SGD(model[2].parameters, learningRate: 0.02))      // the higher layer more slowly
/// ```
/// Also how weights decay and biases do not: one optimizer for each kind (see `Layer.weights`).
public final class OptimizerGroup {
  /// The optimizers, in the order in which they step.
  public let optimizers: [Optimizer]

  /// Optimizers whose parameters are all different.
  public init(_ optimizers: Optimizer...) {
    self.optimizers = optimizers
    var seen: Set<ObjectIdentifier> = []
    for parameter in parameters {
      precondition(
        seen.insert(ObjectIdentifier(parameter)).inserted,
        "Two optimizers of a group train the same parameter of shape \(parameter.shape).")
    }
  }

  /// What is trained, by all of them.
  public var parameters: [Tensor] { optimizers.flatMap(\.parameters) }

  /// Each takes its step.
  public func step() {
    for optimizer in optimizers { optimizer.step() }
  }

  /// Forgets the gradients of the last step. Without it they add up.
  public func zeroGradients() {
    for optimizer in optimizers { optimizer.zeroGradients() }
  }

  /// Multiplies every rate by a factor, which keeps their proportions.
  public func scaleLearningRates(by factor: Double) {
    for optimizer in optimizers { optimizer.learningRate *= factor }
  }
}
