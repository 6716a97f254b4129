/// Stops training when the validation loss has not improved for some checks, and brings back the
/// weights that were best.
///
/// ```swift
/// let stopping = EarlyStopping(model.parameters, patience: 5)
/// for epoch in 0..<1000 {
///   train(model)
///   if stopping.shouldStop(after: validationLoss(model)) { break }
/// }
/// stopping.restoreBest()
/// ```
public final class EarlyStopping {
  /// How many checks in a row without improvement it takes to stop.
  public let patience: Int
  /// By how much a loss must be below the best so far to count as better.
  public let smallestImprovement: Double
  /// The smallest loss so far; ∞ before the first check.
  public private(set) var bestLoss = Double.infinity
  /// At which check, counted from 0, the loss was smallest; nil before.
  public private(set) var bestCheck: Int?
  /// How many checks were made.
  public private(set) var checkCount = 0
  private let parameters: [Tensor]
  private var best: [Tensor] = []

  /// Watches over these parameters.
  public init(_ parameters: [Tensor], patience: Int, smallestImprovement: Double = 0) {
    precondition(patience > 0, "Early stopping needs a patience of 1 or more; got \(patience).")
    self.parameters = parameters
    self.patience = patience
    self.smallestImprovement = smallestImprovement
  }

  /// Takes note of the loss on data that are not trained on; true once `patience` checks in a row
  /// brought nothing better. A loss that is not a number is no improvement.
  public func shouldStop(after loss: Double) -> Bool {
    if loss < bestLoss - smallestImprovement {
      bestLoss = loss
      bestCheck = checkCount
      best = parameters.map { $0.detached() }
    }
    checkCount += 1
    return checkCount - 1 - (bestCheck ?? -1) >= patience
  }

  /// Gives the parameters the values they had at the best check; without one, they stay.
  public func restoreBest() {
    for (parameter, value) in zip(parameters, best) { parameter.assign(value) }
  }
}
