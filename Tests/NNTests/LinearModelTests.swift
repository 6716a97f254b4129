import NN
import Testing

@Suite struct LinearModelTests {
  /// 60 examples of 20 features, of which the first four matter.
  func sparse(_ seed: UInt64 = 0) -> (x: Tensor, y: Tensor) {
    var generator = SeededGenerator(seed: seed)
    let x = Tensor.normal([60, 20], precision: .float64, using: &generator)
    let w = Tensor([2, -1.5, 1, 0.8] + Array(repeating: 0, count: 16), precision: .float64)
    let noise = Tensor.normal([60], standardDeviation: 0.3, precision: .float64, using: &generator)
    return (x, x.matmul(w) + noise + 5)
  }

  @Test func `ridge weights solve the normal equations, and the intercept is free`() throws {
    let (x, y) = sparse()
    var ridge = RidgeRegression(penalty: 3)
    try ridge.fit(x, y)
    let residual = y - ridge.predict(x)
    #expect(isClose(x.transposed().matmul(residual), 3 * ridge.weights.flattened(), 1e-9))
    #expect(residual.sum().item.magnitude < 1e-9)
    // Without a penalty and with two equal columns: the shortest of the best.
    var plain = RidgeRegression(penalty: 0, fitsIntercept: false)
    try plain.fit(Tensor([[1, 1], [2, 2]]), Tensor([[2, 4], [4, 8]]))
    #expect(
      isClose(plain.weights, Tensor([[1, 2], [1, 2]]), 1e-6) && plain.intercept.values == [0, 0])
    #expect(plain.predict(Tensor([[1, 2]])).shape == [1, 2])
  }

  @Test(arguments: [true, false])
  func `leaving one out by the hat matrix is leaving one out`(fitsIntercept: Bool) throws {
    let (x, y) = sparse()
    let few = Array(0..<8)
    let (inputs, targets) = (x.rows(few).slice(axis: 1, from: 0, to: 3), y.rows(few))
    let ridge = RidgeRegression(penalty: 0.7, fitsIntercept: fitsIntercept)
    let quick = try ridge.leaveOneOutPredictions(inputs, targets)
    for left in few {
      let others = few.filter { $0 != left }
      var single = ridge
      try single.fit(inputs.rows(others), targets.rows(others))
      let prediction = single.predict(inputs.rows([left])).item
      #expect((prediction - quick[left].item).magnitude < 1e-9)
    }
  }

  @Test(arguments: ElasticNet.Method.allCases, [0.0, 2.0])
  func `an elastic net fulfils the conditions of its minimum`(
    method: ElasticNet.Method, l2Penalty: Double
  ) throws {
    let (x, y) = sparse()
    var net = ElasticNet(l1Penalty: 6, l2Penalty: l2Penalty, method: method)
    try net.fit(x, y)
    let residual = y - net.predict(x)
    let slope = (x.transposed().matmul(residual) - l2Penalty * net.weights).values
    for (w, s) in zip(net.weights.values, slope) {
      if w == 0 {
        #expect(s.magnitude <= 6 + 1e-6)
      } else {
        #expect((s - (w > 0 ? 6 : -6)).magnitude < 1e-6)
      }
    }
    #expect(residual.sum().item.magnitude < 1e-9)
    #expect(net.iterations > 1 && net.iterations < 10_000)
  }

  @Test func `the lasso finds the features that matter, ridge none to drop`() throws {
    let (x, y) = sparse()
    var lasso = ElasticNet.lasso(penalty: 12)
    try lasso.fit(x, y)
    #expect(lasso.weights.values.indices.filter { lasso.weights.values[$0] != 0 } == [0, 1, 2, 3])
    var ridge = RidgeRegression(penalty: 12)
    try ridge.fit(x, y)
    #expect(ridge.weights.values.allSatisfy { $0 != 0 })
    #expect(softThreshold(Tensor([-3, -0.5, 0, 2]), 1).values == [-2, 0, 0, 1])
  }

  @Test func `radial basis functions pass through points, and generalize by distance`() throws {
    var generator = SeededGenerator(seed: 2)
    let x = Tensor.linspace(0, 6, count: 25, precision: .float64).reshaped([25, 1])
    let y = sin(x).flattened()
    var model = RadialBasisRegression(width: 1, penalty: 1e-8)
    try model.fit(x, y, using: &generator)
    #expect(isClose(model.predict(x), y, 1e-3))
    let probe = Tensor([[0.6], [2.1]], precision: .float64)
    #expect(isClose(model.predict(probe), sin(probe).flattened(), 1e-3))
    var sparse = RadialBasisRegression(width: 1, penalty: 1e-6, centreCount: 8)
    try sparse.fit(x, y, using: &generator)
    #expect(sparse.centres!.shape == [8, 1] && sparse.features(probe).shape == [2, 8])
    let check = checkGradient(of: { sparse.predict($0["x"]) }, at: ["x": probe])
    #expect(check.passed, "\(check)")
  }

  @Test func `principal components are the eigenvectors of the covariance`() throws {
    var generator = SeededGenerator(seed: 3)
    let spread = Tensor([3, 1, 0.2], precision: .float64)
    let turn = qrDecomposition(.normal([3, 3], precision: .float64, using: &generator)).q
    let x =
      (Tensor.normal([200, 3], precision: .float64, using: &generator) * spread).matmul(turn) + 7
    var principal = PrincipalComponents(count: 2)
    try principal.fit(x)
    let centred = x - x.mean(axis: 0)
    let covariance = centred.transposed().matmul(centred) / 199
    let (values, vectors) = try symmetricEigen(covariance)
    #expect(isClose(principal.variances, values.rows([2, 1]), 1e-10))
    #expect(isClose(principal.components, vectors.transposed().rows([2, 1]), 1e-8))
    let explained = (values[1].item + values[2].item) / values.sum().item
    #expect((principal.explainedVariance - explained).magnitude < 1e-12)
    let lost = x - principal.reconstruct(principal.transform(x))
    #expect((square(lost).sum().item / 199 - values[0].item).magnitude < 1e-9)

    let plane = Tensor([[1, 0, 0], [0, 1, 0]], precision: .float64)
    let half = 0.5.squareRoot()
    let tilted = Tensor([[2, 0, 0], [1, half, half]], precision: .float64)
    #expect(isClose(try principalCosines(plane, tilted), Tensor([1, half]), 1e-7))
    #expect(isClose(try principalCosines(plane, 3 * plane), Tensor([1, 1]), 1e-12))
  }

  @Test func `Chebyshev's polynomials are cosines, and fit what is a polynomial`() throws {
    let angles = Tensor.linspace(0.1, 3, count: 5, precision: .float64)
    let values = chebyshevPolynomials(cos(angles), degree: 6)
    #expect(values.shape == [5, 7])
    for degree in 0...6 {
      let column = values.slice(axis: 1, from: degree, to: degree + 1).flattened()
      #expect(isClose(column, cos(Double(degree) * angles), 1e-12))
    }
    let check = checkGradient(of: { chebyshevPolynomials($0["x"], degree: 4) }, at: ["x": angles])
    #expect(check.passed, "\(check)")
    // On 0…2: x² = ½ T₂(x − 1) + 2 T₁(x − 1) + 3/2.
    let x = Tensor.linspace(0, 2, count: 9, precision: .float64)
    var fit = ChebyshevRegression(degree: 3)
    try fit.fit(x, square(x))
    #expect(isClose(fit.coefficients, Tensor([[1.5], [2], [0.5], [0]]), 1e-7))
    #expect(isClose(fit.predict(Tensor([3])), Tensor([9]), 1e-7))
    var constant = ChebyshevRegression(degree: 0)
    try constant.fit(x, square(x))
    #expect((constant.predict(x)[0].item - square(x).mean().item).magnitude < 1e-12)
  }

  @Test func `an autoregression recovers the recursion that made a series`() throws {
    var generator = SeededGenerator(seed: 4)
    let inputs = Tensor.uniform([60], from: -1, to: 1, precision: .float64, using: &generator)
    let u = inputs.values
    var y = [0.3, -0.2]
    for t in 2..<60 { y.append(1.2 * y[t - 1] - 0.5 * y[t - 2] + 0.7 * u[t - 1] + 0.1) }
    let series = Tensor(y, precision: .float64)
    var model = AutoregressiveModel(order: 2, inputOrder: 1)
    try model.fit(series, inputs: inputs)
    #expect(isClose(Tensor(model.coefficients), Tensor([1.2, -0.5]), 1e-6))
    #expect(isClose(Tensor(model.inputCoefficients + [model.intercept]), Tensor([0.7, 0.1]), 1e-6))
    #expect(isClose(model.predict(series, inputs: inputs), series.rows(from: 2, to: 60), 1e-9))
    let ahead = model.simulate(series.rows(from: 0, to: 10), steps: 50, inputs: inputs)
    #expect(isClose(ahead, series.rows(from: 10, to: 60), 1e-7))
    // A sine is an AR(2) without noise: yₜ = 2 cos ω yₜ₋₁ − yₜ₋₂.
    var sine = AutoregressiveModel(order: 2, fitsIntercept: false)
    try sine.fit(sin(0.3 * Tensor.range(0, 40, precision: .float64)))
    #expect(isClose(Tensor(sine.coefficients), Tensor([2 * 0.955336489125606, -1]), 1e-6))
  }

  @Test func `an extreme learning machine solves its normal equations and reads digits`() throws {
    var generator = SeededGenerator(seed: 5)
    let (training, heldOut) = Digits.load().split(600, using: &generator)
    var machine = ExtremeLearningMachine(
      inputs: 64, hidden: 100, penalty: 0.1, scale: 0.3, using: &generator)
    let targets = 2 * Tensor.oneHot(training.labels, classes: 10) - 1
    try machine.fit(training.inputs, targets)
    let h = machine.features(training.inputs)
    let residual = targets - machine.predict(training.inputs)
    #expect(isClose(h.transposed().matmul(residual), 0.1 * machine.readoutWeight, 1e-7))
    let few = heldOut[Array(0..<500)]
    #expect(accuracy(machine.predict(few.inputs), few.labels) > 0.85)
    #expect(Set(machine.hiddenBias.values).count == 100)
  }

  @Test func `a bilinear layer is a quadratic form for each output`() {
    let weight = Tensor([1, 2, 3, 4, 0, 1, -1, 0], shape: [2, 2, 2])
    let x = Tensor([[1, 2]], precision: .float64)
    let z = Tensor([[5, -1]], precision: .float64)
    #expect(bilinear(x, z, weight, Tensor([10, 0])).values == [35, -11])
    var generator = SeededGenerator(seed: 6)
    let layer = Bilinear(2, 3, 2, precision: .float64, using: &generator)
    #expect(layer.parameterCount == 14 && layer.namedParameters.map(\.name) == ["weight", "bias"])
    let both = Tensor.normal([4, 5], precision: .float64, using: &generator)
    let check = checkGradient(
      of: {
        let (a, b) = (
          $0["x"].slice(axis: 1, from: 0, to: 2), $0["x"].slice(axis: 1, from: 2, to: 5)
        )
        return bilinear(a, b, $0["weight"], $0["bias"])
      }, at: ["x": both, "weight": layer.weight, "bias": layer.bias!])
    #expect(check.passed, "\(check)")
    #expect(layer(both).shape == [4, 2])
  }

  @Test func `a circular convolution follows its definition`() {
    let a = Tensor([[1, 2, 0], [0, 0, 1]])
    let b = Tensor([[4, 5, 6], [4, 5, 6]])
    #expect(circularConvolution(a, b).values == [16, 13, 16, 5, 6, 4])
    #expect(circularConvolution(b, a).values == [16, 13, 16, 5, 6, 4])
    let check = checkGradient(of: { circularConvolution($0["a"], $0["b"]) }, at: ["a": a, "b": b])
    #expect(check.passed, "\(check)")
  }

  @Test func `a count sketch keeps inner products of all products on average`() {
    var generator = SeededGenerator(seed: 7)
    let x = Tensor.normal([2, 8], precision: .float64, using: &generator)
    let exact = dot(x[0], x[1]).item * dot(x[0], x[1]).item
    var mean = 0.0
    for _ in 0..<200 {
      let sketch = CompactBilinear(8, 8, size: 64, precision: .float64, using: &generator)
      let y = sketch(x)
      #expect(y.shape == [2, 64] && sketch.parameters.isEmpty)
      mean += dot(y[0], y[1]).item / 200
    }
    let scale = dot(x[0], x[0]).item * dot(x[1], x[1]).item
    #expect((mean - exact).magnitude < 0.05 * scale, "\(mean) \(exact) \(scale)")
  }
}
