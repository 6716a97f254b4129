/// The mean of (predicted − actual)².
public func meanSquaredError(_ predicted: [Double], _ actual: [Double]) -> Double {
  mean(predicted, actual) { ($0 - $1) * ($0 - $1) }
}

/// The mean of |predicted − actual|.
public func meanAbsoluteError(_ predicted: [Double], _ actual: [Double]) -> Double {
  mean(predicted, actual) { ($0 - $1).magnitude }
}

/// R² = 1 − Σ(y − ŷ)² / Σ(y − mean y)²: 1 is perfect, 0 as good as always saying the mean.
///
/// Negative for worse. Targets that are all equal have no variance to explain: 1 if they are
/// predicted exactly, −∞ otherwise.
public func rSquared(_ predicted: [Double], _ actual: [Double]) -> Double {
  let error = meanSquaredError(predicted, actual)
  let average = actual.reduce(0, +) / Double(actual.count)
  let variance = meanSquaredError([Double](repeating: average, count: actual.count), actual)
  return error == 0 ? 1 : 1 - error / variance
}

/// The share of targets that lie in their interval, both ends included.
public func coverage(
  _ actual: [Double], lower: [Double], upper: [Double]
) -> Double {
  precondition(
    actual.count == lower.count && lower.count == upper.count && !actual.isEmpty,
    "coverage needs an interval for each target; got \(actual.count) targets, \(lower.count) and "
      + "\(upper.count) bounds.")
  let inside = actual.indices.count { lower[$0] <= actual[$0] && actual[$0] <= upper[$0] }
  return Double(inside) / Double(actual.count)
}

/// The share of targets within z standard deviations of their prediction: 0.95 if the deviations are
/// honest, normal, and z = 1.96.
public func coverage(
  _ actual: [Double], means: [Double], standardDeviations: [Double], z: Double = 1.959964
) -> Double {
  coverage(
    actual, lower: zip(means, standardDeviations).map { $0 - z * $1 },
    upper: zip(means, standardDeviations).map { $0 + z * $1 })
}

/// How much of the damage a reconstruction leaves: its mean squared error over that of the damaged
/// input. 0 is perfect, 1 no better than doing nothing.
public func reconstructionRatio(
  _ reconstruction: Tensor, damaged: Tensor, clean: Tensor
) -> Double {
  withoutGradient {
    meanSquaredError(reconstruction, clean).item / meanSquaredError(damaged, clean).item
  }
}

/// An interval for a statistic of examples, from samples of them drawn with replacement: the middle
/// `confidence` of the statistic's values. B. Efron, Bootstrap Methods: Another Look at the
/// Jackknife, 1979.
public func bootstrapInterval(
  _ values: [Double], confidence: Double = 0.95, samples: Int = 1000,
  statistic: ([Double]) -> Double = { $0.reduce(0, +) / Double($0.count) },
  using generator: inout SeededGenerator
) -> ClosedRange<Double> {
  precondition(
    !values.isEmpty && samples >= 2 && confidence > 0 && confidence < 1,
    "A bootstrap interval needs values, 2 samples and a confidence between 0 and 1; got "
      + "\(values.count), \(samples) and \(confidence).")
  let statistics = (0..<samples).map { _ in
    statistic(values.indices.map { _ in values[generator.integer(below: values.count)] })
  }.sorted()
  func quantile(_ share: Double) -> Double {
    let place = share * Double(samples - 1)
    let (low, part) = (Int(place), place - place.rounded(.down))
    let next = statistics[min(low + 1, samples - 1)]
    return part == 0 ? statistics[low] : statistics[low] + part * (next - statistics[low])
  }
  let tail = (1 - confidence) / 2
  return quantile(tail)...quantile(1 - tail)
}

private func mean(
  _ predicted: [Double], _ actual: [Double], _ error: (Double, Double) -> Double
) -> Double {
  precondition(
    predicted.count == actual.count && !actual.isEmpty,
    "An error compares as many predictions as targets, at least one; got \(predicted.count) and "
      + "\(actual.count).")
  return zip(predicted, actual).reduce(0) { $0 + error($1.0, $1.1) } / Double(actual.count)
}
