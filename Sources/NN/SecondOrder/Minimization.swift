/// What a solver found, and how it went.
public struct Minimization {
  /// The best parameters, in float64.
  public let parameters: Tensor
  /// The objective there.
  public let value: Double
  /// The objective at the start and after each iteration.
  public let losses: [Double]
  /// How often the objective was evaluated, with its gradient where the solver uses one.
  public let evaluations: Int
  /// Why it ended.
  public let reason: StoppingReason

  /// How many steps were taken.
  public var iterations: Int { losses.count - 1 }
  /// Whether it ended at a minimum to the accuracy asked for.
  public var isConverged: Bool { reason == .smallGradient }
}

/// Why a solver stopped.
public enum StoppingReason: String, Sendable, Hashable {
  /// The largest entry of the gradient is within the tolerance.
  case smallGradient
  /// No step lowers the objective any more, at the accuracy of its numbers.
  case noProgress
  /// The number of iterations or evaluations asked for is used up.
  case limit
  /// The objective is NaN or infinite where it starts.
  case notFinite
}

/// A method that minimizes an objective by following its gradient from a start.
public protocol Solver {
  /// Runs from `start` [n] until the gradient is small or the iterations are used up.
  func minimize(_ objective: Objective, from start: Tensor) -> Minimization
}

extension Solver {
  /// Minimizes a model's loss, and leaves the best parameters in the model.
  @discardableResult
  public func fit(_ parameters: [Tensor], loss: @escaping () -> Tensor) -> Minimization {
    let vector = ParameterVector(parameters)
    let result = minimize(Objective(vector, loss: loss), from: vector.values)
    vector.assign(result.parameters)
    return result
  }
}

/// What a solver writes down on its way.
struct MinimizationLog {
  private(set) var losses: [Double]
  var evaluations = 1

  init(start: ObjectivePoint) { losses = [start.value] }

  mutating func add(_ point: ObjectivePoint) { losses.append(point.value) }

  func result(_ point: ObjectivePoint, _ reason: StoppingReason) -> Minimization {
    Minimization(
      parameters: point.parameters, value: point.value, losses: losses, evaluations: evaluations,
      reason: reason)
  }
}
