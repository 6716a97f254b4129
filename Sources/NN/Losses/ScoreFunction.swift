/// What a reward is compared with before it weighs a sample.
public enum RewardBaseline: Sendable, Hashable {
  /// Nothing: unbiased, and noisy.
  case none
  /// A number that does not depend on this batch, such as a running mean: unbiased.
  case constant(Double)
  /// The mean reward of the batch. A sample's own reward is in it, so the gradient is too small by
  /// the factor (n − 1) / n.
  case batchMean
  /// The mean reward of the *other* samples of the batch: unbiased. Needs two samples.
  case leaveOneOut
}

/// A surrogate whose gradient is the score-function estimate −E[(R − b) ∇ log p]: descending it
/// raises the expected reward. R. Williams's REINFORCE, 1992.
///
/// −(1/n) Σ (Rᵢ − bᵢ) log p(sampleᵢ), with log probabilities and rewards [n]. Rewards are constants
/// here, as they may come from anything: ∇ E[R] = E[R ∇ log p] holds although R has no gradient. Its
/// value means nothing; only its gradient does.
public func scoreFunctionLoss(
  logProbabilities: Tensor, rewards: Tensor, baseline: RewardBaseline = .leaveOneOut
) -> Tensor {
  precondition(
    logProbabilities.rank == 1 && logProbabilities.shape == rewards.shape,
    "scoreFunctionLoss needs a log probability and a reward for each sample; got "
      + "\(logProbabilities.shape) and \(rewards.shape).")
  let advantages = withoutGradient { baseline.advantages(rewards.detached()) }
  return -(advantages * logProbabilities).mean()
}

extension RewardBaseline {
  /// How far each reward is above what it is compared with.
  fileprivate func advantages(_ rewards: Tensor) -> Tensor {
    switch self {
    case .none: return rewards
    case .constant(let value): return rewards - value
    case .batchMean: return rewards - rewards.mean()
    case .leaveOneOut:
      let n = Double(rewards.count)
      precondition(
        n >= 2, "A baseline of the other samples needs two samples; got \(rewards.count).")
      // R − (ΣR − R) / (n − 1) = (R − mean) n / (n − 1).
      return (rewards - rewards.mean()) * (n / (n - 1))
    }
  }
}
