import NN
import Testing

/// On a linear model Laplace's approximation is exact, and all can be compared with closed forms.
@Suite struct BayesianTests {
  let examples = 12
  let x: Tensor
  let y: Tensor
  let alpha = Tensor([0.5, 0.5, 2], precision: .float64)
  let groups = [0, 0, 1]
  let hyperparameters = Hyperparameters(weightPrecisions: [0.5, 2], noisePrecisions: [4])

  init() {
    var generator = SeededGenerator(seed: 9)
    x = .normal([examples, 3], precision: .float64, using: &generator)
    let noise = Tensor.normal(
      [examples], standardDeviation: 0.5, precision: .float64, using: &generator)
    y = x.matmul(Tensor([1, -0.5, 0], precision: .float64)) + noise
  }

  /// Mean and covariance of the weights by the closed form.
  func closedForm() throws -> (mean: Tensor, covariance: Tensor) {
    let precision =
      4 * x.transposed().matmul(x) + alpha * .identity(3, precision: .float64)
    let covariance = try inverse(precision)
    return (4 * covariance.matmul(x.transposed().matmul(y)), covariance)
  }

  func posterior() throws -> LaplacePosterior {
    let weights = Tensor.full([examples], 4, precision: .float64)
    return try LaplacePosterior(
      mean: try closedForm().mean, jacobian: x, outputWeights: weights,
      weightPrecisions: alpha)
  }

  @Test func `a linear model's posterior and prediction are those of Bayesian regression`() throws {
    let model = Linear(weight: .zeros([1, 3], precision: .float64))
    let vector = ParameterVector(model.parameters)
    let problem = LeastSquaresProblem(
      model, vector, inputs: x, targets: y.reshaped([examples, 1]))
    let best = LevenbergMarquardt()
      .minimize(problem.regularized(by: alpha, noisePrecision: 4), from: vector.values)
    let (mean, covariance) = try closedForm()
    #expect(isClose(best.parameters, mean, 1e-7))
    let jacobian = outputJacobian(of: model, at: x, by: vector).jacobian
    let posterior = try LaplacePosterior(
      mean: best.parameters, jacobian: jacobian,
      outputWeights: .full([examples], 4, precision: .float64), weightPrecisions: alpha)
    #expect(isClose(posterior.covariance, covariance, 1e-10) && posterior.shift == 0)

    let probe = Tensor([[1, 2, 3], [0, 0, 0]], precision: .float64)
    let variance = posterior.predictiveVariance(probe, noisePrecision: 4)
    let first = probe[0]
    let expected = 0.25 + dot(first, covariance.matmul(first)).item
    #expect(isClose(variance, Tensor([expected, 0.25]), 1e-6))
    let joint = posterior.predictiveCovariance(
      probe, noisePrecisions: Tensor([4, 4], precision: .float64))
    #expect(isClose(joint, Tensor([[expected, 0], [0, 0.25]]), 1e-6))
  }

  @Test func `samples have the posterior's mean and covariance`() throws {
    var generator = SeededGenerator(seed: 1)
    let posterior = try posterior()
    let draws = posterior.samples(20_000, using: &generator)
    #expect(draws.shape == [20_000, 3])
    let centred = draws - draws.mean(axis: 0)
    #expect(isClose(draws.mean(axis: 0), posterior.mean, 0.01))
    let covariance = centred.transposed().matmul(centred) / 20_000
    #expect(isClose(covariance, posterior.covariance, 0.005))
  }

  @Test func `the evidence is the density of the targets with the weights integrated out`() throws {
    let errors = (y - x.matmul(try posterior().mean)).reshaped([examples, 1])
    let value = try logEvidence(
      hyperparameters, posterior: try posterior(), groups: groups, errors: errors)
    // y ~ N(0, I/β + X diag(1/α) Xᵀ).
    let marginal =
      0.25 * .identity(examples, precision: .float64) + (x / alpha).matmul(x.transposed())
    let quadratic = dot(y, try solve(marginal, y)).item
    let density =
      -0.5 * quadratic - 0.5 * (try logDeterminant(marginal)).item
      - 0.5 * Double(examples) * log(Dual(2 * Double.pi)).value
    #expect((value - density).magnitude < 1e-9)
  }

  @Test func `the lectures' objective sums over examples predicted alone`() throws {
    let posterior = try posterior()
    let errors = (y - x.matmul(posterior.mean)).reshaped([examples, 1])
    let value = try predictiveObjective(
      hyperparameters, posterior: posterior, errors: errors, jacobian: x,
      weightPrior: GammaPrior(shape: 2, rate: 3), noisePrior: GammaPrior(shape: 1.5, rate: 0.1))
    let variance = posterior.predictiveVariance(x, noisePrecision: 4).reshaped([examples, 1])
    let fit = 0.5 * (log(variance) + square(errors) / variance).sum().item
    let (log2, log4) = (0.693147180559945, 2 * 0.693147180559945)
    // α = 0.5 and 2, β = 4.
    let prior = (-log2 - 3 * 0.5) + (log2 - 3 * 2) + (0.5 * log4 - 0.1 * 4)
    #expect((value - (fit - prior)).magnitude < 1e-9)
  }

  @Test func `one round of each rule by its formula`() throws {
    let posterior = try posterior()
    let errors = (y - x.matmul(posterior.mean)).reshaped([examples, 1])
    let variances = posterior.outputVariance(x).reshaped([examples, 1])
    func updated(_ rule: EvidenceRule, _ prior: GammaPrior = .flat) -> Hyperparameters {
      rule.updated(
        hyperparameters, posterior: posterior, groups: groups, errors: errors,
        outputVariances: variances, weightPrior: prior, noisePrior: prior)
    }
    let w = posterior.mean.values
    let s = (0..<3).map { posterior.covariance[$0, $0].item }
    let gamma = [2 - 0.5 * (s[0] + s[1]), 1 - 2 * s[2]]
    let squares = square(errors).sum().item
    let mackay = updated(.mackay)
    #expect(
      isClose(
        Tensor(mackay.weightPrecisions, precision: .float64),
        Tensor(
          [gamma[0] / (w[0] * w[0] + w[1] * w[1]), gamma[1] / (w[2] * w[2])], precision: .float64),
        1e-9))
    // γ counted by weights is γ counted by outputs.
    let expected = (Double(examples) - gamma[0] - gamma[1]) / squares
    #expect((mackay.noisePrecisions[0] - expected).magnitude < 1e-9)

    let em = updated(.expectationMaximization)
    #expect((em.weightPrecisions[1] - 1 / (w[2] * w[2] + s[2])).magnitude < 1e-9)
    let noise = Double(examples) / (squares + variances.sum().item)
    #expect((em.noisePrecisions[0] - noise).magnitude < 1e-9)
    let prior = GammaPrior(shape: 3, rate: 0.5)
    let informed = updated(.expectationMaximization, prior)
    #expect((informed.weightPrecisions[1] - (1 + 4) / (w[2] * w[2] + s[2] + 1)).magnitude < 1e-9)
  }

  @Test func `both rules climb to one evidence, where its derivative is zero`() throws {
    // Two inputs that matter, so that no precision runs to infinity.
    let x = x.slice(axis: 1, from: 0, to: 2)
    let targets = y.reshaped([examples, 1])
    var ends: [Hyperparameters] = []
    for (rule, rounds) in [(EvidenceRule.mackay, 60), (.expectationMaximization, 1500)] {
      let model = Linear(weight: .zeros([1, 2], precision: .float64))
      let fit = try RelevanceDetermination(
        rule: rule, rounds: rounds, bounds: 1e-6...1e6,
        solver: LevenbergMarquardt(initialDamping: 0, gradientTolerance: 1e-10)
      ).fit(model, inputs: x, targets: targets, groups: [0, 0])
      ends.append(fit.hyperparameters)
      func evidence(_ hyperparameters: Hyperparameters) throws -> Double {
        let alpha = hyperparameters.expanded([0, 0])
        let beta = hyperparameters.noisePrecisions[0]
        let normal = beta * x.transposed().matmul(x) + alpha * .identity(2, precision: .float64)
        let mean = beta * (try solve(normal, x.transposed().matmul(y)))
        let posterior = try LaplacePosterior(mean: mean, hessian: normal)
        return try logEvidence(
          hyperparameters, posterior: posterior, groups: [0, 0],
          errors: targets - x.matmul(mean).reshaped([examples, 1]))
      }
      let top = try evidence(fit.hyperparameters)
      for factor in [0.9, 1.1] {
        var moved = fit.hyperparameters
        moved.weightPrecisions[0] *= factor
        #expect(try evidence(moved) < top)
        moved = fit.hyperparameters
        moved.noisePrecisions[0] *= factor
        #expect(try evidence(moved) < top)
      }
      if rule == .expectationMaximization {
        let path = try fit.history.prefix(50).map(evidence)
        #expect(zip(path, path.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 })
      }
    }
    #expect((ends[0].weightPrecisions[0] / ends[1].weightPrecisions[0] - 1).magnitude < 1e-3)
    #expect((ends[0].noisePrecisions[0] / ends[1].noisePrecisions[0] - 1).magnitude < 1e-3)
  }

  @Test func `relevance determination finds the inputs that matter`() throws {
    var generator = SeededGenerator(seed: 0)
    let x = Tensor.uniform([80, 4], from: -1, to: 1, precision: .float64, using: &generator)
    let noise = Tensor.normal([80], standardDeviation: 0.1, precision: .float64, using: &generator)
    let y = sin(2.5 * x.transposed()[0]) + noise
    let model = Sequential(
      Linear(4, 4, precision: .float64, using: &generator), Tanh(),
      Linear(4, 1, precision: .float64, using: &generator))
    let groups = ParameterVector(model.parameters).groups(by: .firstLayerInput)
    let fit = try RelevanceDetermination(rounds: 12)
      .fit(model, inputs: x, targets: y.reshaped([80, 1]), groups: groups)
    let alpha = fit.hyperparameters.weightPrecisions
    #expect(alpha[1...3].min()! >= 50 * alpha[0], "\(alpha)")
    let deviation = 1 / fit.hyperparameters.noisePrecisions[0].squareRoot()
    #expect((deviation - 0.1).magnitude < 0.03, "\(deviation)")
    #expect(fit.history.count == 13)
  }

  @Test func `moderation averages the probability over the logit's distribution`() {
    // ∫ σ(y + s t) φ(t) dt by the trapezoidal rule.
    for (logit, variance) in [(1.0, 0.5), (-2, 4), (0, 9), (3, 0)] {
      let steps = stride(from: -8.0, through: 8, by: 0.01)
      var mean = 0.0
      for t in steps {
        let density = exp(Dual(-0.5 * t * t)).value * 0.398942280401433
        mean += 0.01 * density * sigmoid(logit + variance.squareRoot() * t)
      }
      let moderated = moderatedOutput(
        logit: Tensor(logit, precision: .float64), variance: Tensor(variance, precision: .float64))
      #expect((moderated.item - mean).magnitude < 0.02)
    }
  }
}
