import NN
import Testing

@Suite struct SecondOrderLeastSquaresTests {
  let x = Tensor.linspace(-1, 1, count: 40, precision: .float64).reshaped([40, 1])
  var y: Tensor { sin(3 * x) }

  /// 1-8-1 with tanh; weights from N(0, 0.8²).
  func network(seed: UInt64) -> Sequential {
    var generator = SeededGenerator(seed: seed)
    func weight(_ shape: [Int]) -> Tensor {
      .normal(shape, standardDeviation: 0.8, precision: .float64, using: &generator)
    }
    return Sequential(
      Linear(weight: weight([8, 1]), bias: weight([8])), Tanh(),
      Linear(weight: weight([1, 8]), bias: weight([1])))
  }

  func error(_ model: Layer) -> Double {
    withoutGradient { 0.5 * square(model(x) - y).sum().item }
  }

  @Test func `Gauss–Newton solves linear residuals in one step`() throws {
    let a = Tensor([[1, 0], [1, 1], [1, 2]], precision: .float64)
    let b = Tensor([1, 2, 4], precision: .float64)
    let problem = LeastSquaresProblem { w in a.matmul(w) - b }
    let found = LevenbergMarquardt(initialDamping: 0)
      .minimize(problem, from: .zeros([2], precision: .float64))
    #expect(found.iterations == 1 && found.isConverged)
    #expect(isClose(found.parameters, try leastSquares(a, b), 1e-12))
    // ½ β ‖r‖² + ½ Σ α w²: (β AᵀA + diag α) w = β Aᵀb.
    let alpha = Tensor([0.5, 2], precision: .float64)
    let penalized = problem.regularized(by: alpha, noisePrecision: 4)
    let ridge = LevenbergMarquardt().minimize(penalized, from: .zeros([2], precision: .float64))
    let normal = 4 * a.transposed().matmul(a) + alpha * .identity(2, precision: .float64)
    #expect(isClose(ridge.parameters, try solve(normal, 4 * a.transposed().matmul(b)), 1e-8))
    let w = Tensor([0.3, -0.7], precision: .float64)
    let (value, slope) = penalized.objective.valueAndGradient(w)
    let expected = 2 * square(a.matmul(w) - b).sum() + 0.5 * (alpha * w * w).sum()
    #expect((value - expected.item).magnitude < 1e-12)
    #expect(isClose(slope, normal.matmul(w) - 4 * a.transposed().matmul(b), 1e-12))
  }

  @Test func `Levenberg–Marquardt fits a sine with eight units`() {
    for (seed, scaling, limit) in [
      (0, LevenbergMarquardt.Scaling.identity, 1e-4), (1, .identity, 1e-4), (1, .diagonal, 1e-2),
    ] {
      let model = network(seed: UInt64(seed))
      let before = error(model)
      let found = LevenbergMarquardt(scaling: scaling, iterationLimit: 60)
        .fit(model, inputs: x, targets: y)
      #expect(found.value <= limit && before > 1, "\(seed) \(scaling): \(found.value)")
      #expect((error(model) - found.value).magnitude < 1e-12)
      #expect(zip(found.losses, found.losses.dropFirst()).allSatisfy { $0 >= $1 })
    }
  }

  @Test func `the Kalman filter on a linear model is ridge regression`() throws {
    var generator = SeededGenerator(seed: 3)
    let inputs = Tensor.normal([30, 4], precision: .float64, using: &generator)
    let targets = Tensor.normal([30, 1], precision: .float64, using: &generator)
    let start = Tensor.zeros([1, 4], precision: .float64)
    let model = Linear(weight: start)
    var filter = ExtendedKalmanFilter(
      parameters: start.flattened(), initialVariance: 5, measurementNoise: 0.5)
    filter.epoch(model, inputs: inputs, targets: targets, using: &generator)
    // Penalty R / P₀ = 0.1; the covariance is R times the inverse of the normal matrix.
    let normal = inputs.transposed().matmul(inputs) + 0.1 * .identity(4, precision: .float64)
    let ridge = try solve(normal, inputs.transposed().matmul(targets)).flattened()
    #expect(isClose(filter.parameters, ridge, 1e-8))
    #expect(isClose(filter.covariances[0], 0.5 * (try inverse(normal)), 1e-8))
    #expect(isClose(model.weight.flattened(), ridge, 1e-8))
  }

  @Test func `forgetting weighs old examples by powers of λ`() throws {
    let rows = [Tensor([[1, 0]], precision: .float64), Tensor([[1, 2]], precision: .float64)]
    let targets = [1.0, 3.0]
    var filter = ExtendedKalmanFilter(
      parameters: .zeros([2], precision: .float64), initialVariance: 1, forgetting: 0.5)
    for (row, target) in zip(rows, targets) {
      let error = target - row.matmul(filter.parameters)
      filter.update(jacobian: row, error: error)
    }
    // Minimizes ½ (¼ ‖w‖² + ½ (1 − w₀)² + (3 − w₀ − 2 w₁)²): the prior is two steps old.
    let normal = Tensor([[1.75, 2], [2, 4.25]], precision: .float64)
    let expected = try solve(normal, Tensor([3.5, 6], precision: .float64))
    #expect(isClose(filter.parameters, expected, 1e-12))
  }

  @Test func `both filters fit the sine, the whole one better`() {
    for seed in 0..<1 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let whole = network(seed: UInt64(seed))
      let byUnit = network(seed: UInt64(seed))
      let vector = ParameterVector(byUnit.parameters)
      var filter = ExtendedKalmanFilter(
        parameters: vector.values, measurementNoise: 0.1, forgetting: 0.995)
      var decoupled = ExtendedKalmanFilter(
        parameters: vector.values, initialVariance: 10, processNoise: 1e-4,
        groups: vector.groups(by: .unit))
      #expect(decoupled.groups.count == 9 && decoupled.groups[0] == [0, 8])
      for epoch in 0..<20 {
        decoupled.measurementNoise = pow(Dual(0.01), Double(epoch) / 19).value
        if epoch < 12 { filter.epoch(whole, inputs: x, targets: y, using: &generator) }
        decoupled.epoch(byUnit, inputs: x, targets: y, using: &generator)
      }
      #expect(error(whole) <= 0.01, "whole \(seed): \(error(whole))")
      #expect(error(byUnit) <= 0.3, "by unit \(seed): \(error(byUnit))")
    }
  }

  @Test func `one group of all weights is the whole filter`() {
    let row = Tensor([[1, 2, 3], [0, 1, -1]], precision: .float64)
    let error = Tensor([0.5, -1], precision: .float64)
    let start = Tensor([1, 1, 1], precision: .float64)
    var whole = ExtendedKalmanFilter(parameters: start)
    var grouped = ExtendedKalmanFilter(parameters: start, groups: [4, 4, 4])
    whole.update(jacobian: row, error: error)
    grouped.update(jacobian: row, error: error)
    #expect(whole.parameters.values == grouped.parameters.values)
  }
}
