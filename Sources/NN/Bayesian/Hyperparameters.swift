import Glibc

/// A Gamma distribution of a precision x: density in proportion to xᵃ⁻¹ e^(−b x), mean a / b.
public struct GammaPrior: Sendable, Hashable {
  /// a > 0.
  public var shape: Double
  /// b ≥ 0.
  public var rate: Double

  /// a and b.
  public init(shape: Double, rate: Double) {
    precondition(
      shape > 0 && rate >= 0,
      "A Gamma prior needs a positive shape and no negative rate; got \(shape) and \(rate).")
    self.shape = shape
    self.rate = rate
  }

  /// a = 1, b = 0: every precision is equally likely beforehand.
  public static let flat = GammaPrior(shape: 1, rate: 0)

  /// (a − 1) log x − b x, the logarithm of the density but for a constant.
  public func logDensity(_ x: Double) -> Double { (shape - 1) * Glibc.log(x) - rate * x }
}

/// The precisions of weights and of noise: how strongly weights are pulled to 0, and how closely
/// targets are followed.
public struct Hyperparameters: Sendable, Hashable {
  /// α of each group of weights.
  public var weightPrecisions: [Double]
  /// β = 1/σ² of each output's noise.
  public var noisePrecisions: [Double]

  /// α of each group, β of each output; all positive.
  public init(weightPrecisions: [Double], noisePrecisions: [Double]) {
    precondition(
      weightPrecisions.allSatisfy { $0 > 0 } && noisePrecisions.allSatisfy { $0 > 0 },
      "Precisions are positive; got \(weightPrecisions) and \(noisePrecisions).")
    self.weightPrecisions = weightPrecisions
    self.noisePrecisions = noisePrecisions
  }

  /// α for each weight [n], from its group.
  public func expanded(_ groups: [Int]) -> Tensor {
    Tensor(groups.map { weightPrecisions[$0] }, precision: .float64)
  }
}

/// How hyperparameters are estimated anew from a posterior.
public enum EvidenceRule: String, Sendable, Hashable, CaseIterable {
  /// α ← γ / Σ w², where γ = count − α Σ [H⁻¹]ⱼⱼ is how many of the weights the data determine; few
  /// rounds are needed.
  case mackay
  /// α ← count / Σ (w² + [H⁻¹]ⱼⱼ), the expected square; slow, but the evidence never falls.
  case expectationMaximization
}

extension EvidenceRule {
  /// New hyperparameters.
  ///
  /// With Gamma priors Ga(a, b) of each α and Ga(c, d) of each β, 2(a − 1) is added above and 2b below
  /// the line, and likewise for β:
  ///
  ///     MacKay  α ← (γ + 2(a − 1)) / (Σ w² + 2b)           β ← (N − γᵢ + 2(c − 1)) / (Σ e² + 2d)
  ///     EM      α ← (count + 2(a − 1)) / (Σ (w² + [H⁻¹]ⱼⱼ) + 2b)   β ← (N + 2(c − 1)) / (Σ (e² + s²) + 2d)
  ///
  /// with γᵢ = β Σ s² for output i, over its N errors e and output variances s².
  ///
  /// - Parameters:
  ///   - groups: The group of each weight, from 0.
  ///   - errors: e [examples, outputs].
  ///   - outputVariances: s² [examples, outputs].
  ///   - bounds: Where α is cut off: a weight that the data do not need would drive it to ∞.
  public func updated(
    _ old: Hyperparameters, posterior: LaplacePosterior, groups: [Int], errors: Tensor,
    outputVariances: Tensor, weightPrior: GammaPrior = .flat, noisePrior: GammaPrior = .flat,
    bounds: ClosedRange<Double> = 1e-6...1e6
  ) -> Hyperparameters {
    let (examples, outputs) = (errors.shape[0], old.noisePrecisions.count)
    precondition(
      errors.shape == [examples, outputs] && outputVariances.shape == errors.shape
        && groups.count == posterior.mean.count,
      "An update for \(outputs) outputs and \(posterior.mean.count) weights needs errors and "
        + "variances [examples, \(outputs)] and a group for each weight; got \(errors.shape), "
        + "\(outputVariances.shape) and \(groups.count).")
    var statistics = [(count: Double, square: Double, variance: Double)](
      repeating: (0, 0, 0), count: old.weightPrecisions.count)
    let w = posterior.mean.values
    for (index, group) in groups.enumerated() {
      statistics[group].count += 1
      statistics[group].square += w[index] * w[index]
      statistics[group].variance += posterior.covariance[index, index].item
    }
    func ratio(
      _ count: Double, _ square: Double, _ variance: Double, _ precision: Double,
      _ prior: GammaPrior
    ) -> Double {
      switch self {
      case .mackay:
        (count - precision * variance + 2 * (prior.shape - 1)) / (square + 2 * prior.rate)
      case .expectationMaximization:
        (count + 2 * (prior.shape - 1)) / (square + variance + 2 * prior.rate)
      }
    }
    func bounded(_ value: Double) -> Double {
      value.isNaN ? bounds.upperBound : min(max(value, bounds.lowerBound), bounds.upperBound)
    }
    let alpha = zip(statistics, old.weightPrecisions).map { known, precision in
      // A group without weights keeps what it has.
      known.count == 0
        ? precision
        : bounded(ratio(known.count, known.square, known.variance, precision, weightPrior))
    }
    let squares = withoutGradient { square(errors.casted(to: .float64)).sum(axis: 0).values }
    let variances = outputVariances.casted(to: .float64).sum(axis: 0).values
    let beta = (0..<outputs).map { output in
      let value = ratio(
        Double(examples), squares[output], variances[output], old.noisePrecisions[output],
        noisePrior)
      return value > 0 && value.isFinite ? value : old.noisePrecisions[output]
    }
    return Hyperparameters(weightPrecisions: alpha, noisePrecisions: beta)
  }
}
