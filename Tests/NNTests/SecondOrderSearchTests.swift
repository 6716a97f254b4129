import NN
import Testing

@Suite struct SecondOrderSearchTests {
  /// Branin's function, with three minima of 0.3979.
  func branin(_ p: [Double]) -> Double {
    let (x, y) = (p[0], p[1])
    let curve = y - 5.1 / (4 * Double.pi * Double.pi) * x * x + 5 / Double.pi * x - 6
    return curve * curve + 10 * (1 - 1 / (8 * Double.pi)) * cos(Dual(x)).value + 10
  }
  let space = SearchSpace(-5...10, 0...15)

  @Test func `a grid tries every combination, ends included`() {
    var tried: [[Double]] = []
    let found = gridSearch(
      { point in
        tried.append(point)
        return point[0] + point[1]
      }, in: SearchSpace(0...1, 2...4), pointsPerAxis: 3)
    #expect(tried.count == 9 && tried[0] == [0, 2] && tried[8] == [1, 4] && tried[4] == [0.5, 3])
    #expect(found.value == 2 && found.parameters.values == [0, 2] && found.evaluations == 9)
    #expect(gridSearch({ $0[0] }, in: SearchSpace(0...1), pointsPerAxis: 1).value == 0.5)
  }

  @Test func `expected improvement follows its closed form`() {
    #expect(expectedImprovement(mean: 3, deviation: 0, best: 5) == 2)
    #expect(expectedImprovement(mean: 6, deviation: 0, best: 5) == 0)
    // At the mean itself: σ φ(0).
    let atMean = expectedImprovement(mean: 1, deviation: 2, best: 1)
    #expect((atMean - 2 * 0.398942280401433).magnitude < 1e-12)
    // E[max(0, Z)] shifted by one: φ(1) + Φ(1).
    let shifted = expectedImprovement(mean: -1, deviation: 1, best: 0)
    #expect((shifted - (0.241970724519143 + 0.841344746068543)).magnitude < 1e-12)
  }

  @Test func `a Gaussian process passes through its points and knows little far away`() throws {
    let x = Tensor([[0], [1], [3]], precision: .float64)
    let y = Tensor([1, -1, 2], precision: .float64)
    let process = try GaussianProcess(x, y, lengthScale: 0.7, noiseVariance: 1e-10)
    let (mean, variance) = process.predict(x)
    #expect(isClose(mean, y, 1e-6) && variance.values.allSatisfy { $0 < 1e-6 })
    let far = process.predict(Tensor([[50]], precision: .float64))
    #expect((far.mean.item - 2.0 / 3).magnitude < 1e-9)
    #expect((far.variance.item - process.signalVariance).magnitude < 1e-9)
    // One point: log N(0; 0, s² + σ²).
    let one = try GaussianProcess(
      Tensor([[0]]), Tensor([5]), lengthScale: 1, signalVariance: 3, noiseVariance: 1)
    let density = -0.5 * log(Dual(2 * Double.pi * 4)).value
    #expect((one.logEvidence - density).magnitude < 1e-12)
  }

  @Test func `a process beats random search in few evaluations, a population in many`() {
    func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
    var random: [Double] = []
    var bayesian: [Double] = []
    var genetic: [Double] = []
    for seed in 0..<5 {
      var generator = SeededGenerator(seed: UInt64(seed))
      random.append(
        randomSearch(branin, in: space, evaluations: 25, using: &generator).value)
      bayesian.append(
        BayesianSearch(candidates: 300)
          .minimize(branin, in: space, evaluations: 25, using: &generator).value)
      let found = GeneticSearch()
        .minimize(branin, in: space, evaluations: 500, using: &generator)
      genetic.append(found.value)
      #expect(found.evaluations == 500 && found.losses.count == 500)
      #expect(zip(found.losses, found.losses.dropFirst()).allSatisfy { $0 >= $1 })
    }
    #expect(median(bayesian) <= 1 && median(bayesian) < median(random), "\(bayesian) \(random)")
    #expect(median(genetic) <= 0.45, "\(genetic)")
  }

  @Test func `a point without a value is never the best`() {
    var generator = SeededGenerator(seed: 1)
    let found = BayesianSearch(candidates: 50).minimize(
      { $0[0] < 0.5 ? .nan : $0[0] }, in: SearchSpace(0...1), evaluations: 12, using: &generator)
    #expect(found.value >= 0.5 && found.value < 0.7)
  }
}
