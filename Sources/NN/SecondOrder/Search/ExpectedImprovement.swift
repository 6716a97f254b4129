import Glibc

/// How far below the best value a normal prediction is expected to fall: E[max(0, best − f)].
///
/// With z = (best − mean) / deviation it is deviation · (z Φ(z) + φ(z)): large where the mean is low,
/// and where little is known. D. Jones, M. Schonlau and W. Welch, Efficient Global Optimization of
/// Expensive Black-Box Functions, 1998.
public func expectedImprovement(mean: Double, deviation: Double, best: Double) -> Double {
  guard deviation > 0 else { return max(0, best - mean) }
  let z = (best - mean) / deviation
  let density = Glibc.exp(-0.5 * z * z) / (2 * Double.pi).squareRoot()
  let probability = 0.5 * Glibc.erfc(-z / 2.0.squareRoot())
  return deviation * (z * probability + density)
}

/// Minimizes a costly function by a Gaussian process of it: each next point is where most
/// improvement is expected.
///
/// After a few random points, the process is fitted anew to all values seen, its length scale
/// chosen by the evidence, and the expected improvement is compared at many random candidates, half
/// of them near the best point. Coordinates are scaled to 0…1 for the process.
public struct BayesianSearch: Sendable, Hashable {
  /// How many points are drawn at random at first.
  public var initialPoints: Int
  /// At how many points the expected improvement is compared.
  public var candidates: Int
  /// The length scales to choose from, as parts of the ranges.
  public var lengthScales: [Double]
  /// The variance of the function's noise, as a part of the values' variance.
  public var noise: Double

  /// 5 random points first, 1000 candidates, length scales from 0.1 to 1.
  public init(
    initialPoints: Int = 5, candidates: Int = 1000,
    lengthScales: [Double] = [0.1, 0.15, 0.25, 0.4, 0.6, 1], noise: Double = 1e-6
  ) {
    precondition(
      initialPoints >= 1 && candidates >= 1 && !lengthScales.isEmpty && noise >= 0,
      "A Bayesian search needs initial points, candidates and length scales.")
    self.initialPoints = initialPoints
    self.candidates = candidates
    self.lengthScales = lengthScales
    self.noise = noise
  }

  /// Searches until the evaluations are used up. In the result, `losses` is the best value after
  /// each evaluation.
  public func minimize(
    _ function: ([Double]) -> Double, in space: SearchSpace, evaluations: Int,
    using generator: inout SeededGenerator
  ) -> Minimization {
    precondition(evaluations >= 1, "A search needs at least one evaluation; got \(evaluations).")
    var log = SearchLog()
    while log.values.count < evaluations {
      if log.values.count >= initialPoints, let process = fitted(log, space) {
        log.try(bestCandidate(log, process, space, using: &generator), function)
      } else {
        log.try(space.draw(using: &generator), function)
      }
    }
    return log.result
  }
}

extension BayesianSearch {
  /// The process of greatest evidence; nil where the values allow none.
  private func fitted(_ log: SearchLog, _ space: SearchSpace) -> GaussianProcess? {
    let finite = log.values.indices.filter { log.values[$0].isFinite }
    guard finite.count >= 2 else { return nil }
    let x = scaled(finite.map { log.points[$0] }, space)
    let y = Tensor(finite.map { log.values[$0] }, precision: .float64)
    let processes = lengthScales.compactMap { scale in
      try? GaussianProcess(
        x, y, lengthScale: scale, noiseVariance: max(noise * y.variance().item, 1e-12))
    }
    return processes.max { $0.logEvidence < $1.logEvidence }
  }

  private func bestCandidate(
    _ log: SearchLog, _ process: GaussianProcess, _ space: SearchSpace,
    using generator: inout SeededGenerator
  ) -> [Double] {
    let best = log.best!
    let points = (0..<candidates).map { index in
      if index % 2 == 0 { return space.draw(using: &generator) }
      return space.clamped(
        zip(best.point, space.ranges).map { value, range in
          value + 0.05 * (range.upperBound - range.lowerBound) * generator.normal()
        })
    }
    let (mean, variance) = process.predict(scaled(points, space))
    let improvements = zip(mean.values, variance.values).map {
      expectedImprovement(mean: $0, deviation: $1.squareRoot(), best: best.value)
    }
    let chosen = improvements.indices.max { improvements[$0] < improvements[$1] }!
    return points[chosen]
  }

  /// Points as rows, each coordinate from 0 to 1.
  private func scaled(_ points: [[Double]], _ space: SearchSpace) -> Tensor {
    Tensor(
      points.map { point in
        zip(point, space.ranges).map { value, range in
          (value - range.lowerBound) / max(range.upperBound - range.lowerBound, 1e-300)
        }
      }, precision: .float64)
  }
}
