/// Trains a regression model and its own penalties: automatic relevance determination.
///
/// Rounds alternate two steps: the best weights for given precisions α and β, by
/// Levenberg–Marquardt on ½ Σ β e² + ½ Σ α w²; then α and β from the Laplace posterior there. With a
/// group for each input, α grows where an input does not help, and its weights go to 0. D. MacKay, 1994;
/// R. Neal, Bayesian Learning for Neural Networks, 1996.
public struct RelevanceDetermination: Sendable {
  /// How α and β are estimated.
  public var rule: EvidenceRule
  /// How many rounds.
  public var rounds: Int
  /// The prior of each α.
  public var weightPrior: GammaPrior
  /// The prior of each β.
  public var noisePrior: GammaPrior
  /// Where α is cut off.
  public var bounds: ClosedRange<Double>
  /// How the weights are found in each round.
  public var solver: LevenbergMarquardt

  /// MacKay's rule, 25 rounds, flat priors.
  public init(
    rule: EvidenceRule = .mackay, rounds: Int = 25, weightPrior: GammaPrior = .flat,
    noisePrior: GammaPrior = .flat, bounds: ClosedRange<Double> = 1e-3...1e4,
    solver: LevenbergMarquardt = LevenbergMarquardt(
      initialDamping: 0.1, iterationLimit: 30, gradientTolerance: 1e-5)
  ) {
    precondition(rounds >= 1, "Relevance determination needs at least one round; got \(rounds).")
    self.rule = rule
    self.rounds = rounds
    self.weightPrior = weightPrior
    self.noisePrior = noisePrior
    self.bounds = bounds
    self.solver = solver
  }

  /// A trained model's posterior and precisions.
  public struct Fit {
    /// The posterior of the weights, its mean the weights now in the model.
    public let posterior: LaplacePosterior
    /// The precisions under which the posterior was computed.
    public let hyperparameters: Hyperparameters
    /// The precisions of every round, the start first.
    public let history: [Hyperparameters]
  }

  /// Trains the model on inputs [examples, …] and targets [examples, outputs], and leaves the best
  /// weights in it.
  ///
  /// - Parameters:
  ///   - groups: The group of each weight, as `ParameterVector.groups(by: .firstLayerInput)`.
  ///   - start: The first precisions; α = 0.5 and β = 20 unless given.
  public func fit(
    _ model: Layer, inputs: Tensor, targets: Tensor, groups: [Int],
    start: Hyperparameters? = nil
  ) throws(LinearAlgebraError) -> Fit {
    let vector = ParameterVector(model.parameters)
    precondition(
      targets.rank == 2 && groups.count == vector.count,
      "Relevance determination needs targets [examples, outputs] and a group for each of "
        + "\(vector.count) weights; got \(targets.shape) and \(groups.count).")
    var hyperparameters =
      start
      ?? Hyperparameters(
        weightPrecisions: Array(repeating: 0.5, count: (groups.max() ?? 0) + 1),
        noisePrecisions: Array(repeating: 20, count: targets.shape[1]))
    let errors = LeastSquaresProblem(model, vector, inputs: inputs, targets: targets)
    var history = [hyperparameters]
    while true {
      let alpha = hyperparameters.expanded(groups)
      let beta = withoutGradient {
        Tensor(hyperparameters.noisePrecisions, precision: .float64)
          .broadcastTo(targets.shape).flattened()
      }
      let problem = errors.weighted(by: beta).regularized(by: alpha)
      let weights = solver.minimize(problem, from: vector.values).parameters
      vector.assign(weights)
      let (residuals, jacobian) = errors.residualsAndJacobian(weights)
      let posterior = try LaplacePosterior(
        mean: weights, jacobian: jacobian, outputWeights: beta, weightPrecisions: alpha)
      if history.count > rounds {
        return Fit(posterior: posterior, hyperparameters: hyperparameters, history: history)
      }
      hyperparameters = rule.updated(
        hyperparameters, posterior: posterior, groups: groups,
        errors: residuals.reshaped(targets.shape),
        outputVariances: posterior.outputVariance(jacobian).reshaped(targets.shape),
        weightPrior: weightPrior, noisePrior: noisePrior, bounds: bounds)
      history.append(hyperparameters)
    }
  }
}
