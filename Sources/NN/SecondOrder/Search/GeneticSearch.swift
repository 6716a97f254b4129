/// Minimizes by selection, crossover and mutation of a population of points; no gradient is needed.
///
/// Each generation keeps the best points as they are. The others are children of two parents, each
/// the best of a few drawn at random; a child's coordinate lies on the line through its parents', up
/// to half their distance beyond (blend crossover, L. Eshelman and J. Schaffer, 1993), and mutates
/// by a normal step now and then, which gets smaller as the search goes on.
public struct GeneticSearch: Sendable, Hashable {
  /// The points of a generation.
  public var populationSize: Int
  /// How many of the best live on unchanged.
  public var eliteCount: Int
  /// How many candidates compete to become a parent.
  public var tournamentSize: Int
  /// The probability that a coordinate mutates.
  public var mutationRate: Double
  /// The standard deviation of a mutation at first, as a part of the range.
  public var mutationSize: Double

  /// 20 points, of which 2 live on; tournaments of 3; mutations of 0.1 of the range, at a rate of 0.2.
  public init(
    populationSize: Int = 20, eliteCount: Int = 2, tournamentSize: Int = 3,
    mutationRate: Double = 0.2, mutationSize: Double = 0.1
  ) {
    precondition(
      populationSize > eliteCount && eliteCount >= 0 && tournamentSize >= 1,
      "A genetic search needs a population larger than its elite and tournaments of at least 1; "
        + "got \(populationSize), \(eliteCount) and \(tournamentSize).")
    self.populationSize = populationSize
    self.eliteCount = eliteCount
    self.tournamentSize = tournamentSize
    self.mutationRate = mutationRate
    self.mutationSize = mutationSize
  }

  /// Searches until the evaluations are used up. In the result, `losses` is the best value after
  /// each evaluation.
  public func minimize(
    _ function: ([Double]) -> Double, in space: SearchSpace, evaluations: Int,
    using generator: inout SeededGenerator
  ) -> Minimization {
    precondition(evaluations >= 1, "A search needs at least one evaluation; got \(evaluations).")
    var log = SearchLog()
    var population: [(point: [Double], value: Double)] = []
    for _ in 0..<min(populationSize, evaluations) {
      let point = space.draw(using: &generator)
      population.append((point, log.try(point, function)))
    }
    while log.values.count < evaluations {
      population.sort { $0.value < $1.value }
      var next = Array(population.prefix(eliteCount))
      let remaining = 1 - Double(log.values.count) / Double(evaluations)
      while next.count < populationSize, log.values.count < evaluations {
        let first = parent(of: population, using: &generator)
        let second = parent(of: population, using: &generator)
        var child = crossed(first, second, using: &generator)
        mutate(&child, in: space, size: mutationSize * remaining, using: &generator)
        child = space.clamped(child)
        next.append((child, log.try(child, function)))
      }
      population = next
    }
    return log.result
  }
}

extension GeneticSearch {
  private func parent(
    of population: [(point: [Double], value: Double)], using generator: inout SeededGenerator
  ) -> [Double] {
    let candidates = (0..<tournamentSize).map { _ in generator.integer(below: population.count) }
    // The population is sorted, the best first.
    return population[candidates.min()!].point
  }

  private func crossed(
    _ a: [Double], _ b: [Double], using generator: inout SeededGenerator
  ) -> [Double] {
    zip(a, b).map { $0 + generator.uniform(from: -0.5, to: 1.5) * ($1 - $0) }
  }

  private func mutate(
    _ point: inout [Double], in space: SearchSpace, size: Double,
    using generator: inout SeededGenerator
  ) {
    for (axis, range) in space.ranges.enumerated() where generator.uniform() < mutationRate {
      point[axis] +=
        size * (range.upperBound - range.lowerBound) * generator.normal()
    }
  }
}
