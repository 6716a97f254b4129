import NN
import Testing

@Suite struct SecondOrderDerivativeTests {
  /// x [2] → [x₀² x₁, x₀ + sin x₁], with Jacobian [[2 x₀ x₁, x₀²], [1, cos x₁]].
  func curved(_ x: Tensor) -> Tensor {
    stack([square(x[0]) * x[1], x[0] + sin(x[1])])
  }

  func network(_ generator: inout SeededGenerator) -> Sequential {
    Sequential(
      Linear(3, 4, precision: .float64, using: &generator), Tanh(),
      Linear(4, 2, precision: .float64, using: &generator))
  }

  @Test func `a Jacobian has a row for each output`() {
    let x = Tensor([3, 0], precision: .float64)
    let (value, rows) = valueAndJacobian(of: curved, at: x)
    #expect(value.values == [0, 3])
    #expect(rows.shape == [2, 2] && rows.values == [0, 9, 1, 1])
    #expect(jacobian(of: { _ in Tensor([1, 2]) }, at: x).values == [0, 0, 0, 0])
  }

  @Test func `a model's Jacobian rows agree with differences, and leave gradients alone`() {
    var generator = SeededGenerator(seed: 1)
    let model = network(&generator)
    let vector = ParameterVector(model.parameters)
    let w = vector.values
    let x = Tensor.normal([5, 3], precision: .float64, using: &generator)
    model.parameters[0].gradient = .ones([4, 3], precision: .float64)
    let (outputs, rows) = outputJacobian(of: model, at: x, by: vector)
    #expect(outputs.values == withoutGradient { model(x) }.values)
    #expect(rows.shape == [10, 26])
    #expect(model.parameters[0].gradient!.values == Array(repeating: 1, count: 12))
    #expect(model.parameters[1].gradient == nil)

    let v = Tensor.normal([26], precision: .float64, using: &generator)
    let along = directionalDerivative(
      of: {
        vector.assign($0)
        return model(x)
      }, at: w, along: v)
    #expect(isClose(along.flattened(), rows.matmul(v), 1e-8))
    vector.assign(w)
  }

  @Test func `Hessian and Gauss–Newton matrix agree where outputs are linear`() {
    var generator = SeededGenerator(seed: 2)
    let x = Tensor.normal([6, 3], precision: .float64, using: &generator)
    let y = Tensor.normal([6], precision: .float64, using: &generator)
    let beta = Tensor([1, 2, 3, 4, 5, 6], precision: .float64)
    let objective = Objective { w in 0.5 * (beta * square(x.matmul(w) - y)).sum() }
    let w = Tensor.normal([3], precision: .float64, using: &generator)
    let full = hessian(of: objective, at: w)
    #expect(isClose(full, gaussNewtonMatrix(x, outputWeights: beta), 1e-7))
    let v = Tensor([1, -1, 2], precision: .float64)
    #expect(isClose(hessianVectorProduct(of: objective, at: w, times: v), full.matmul(v), 1e-7))
    let product = gaussNewtonProduct(
      of: { x.matmul($0) }, at: w, times: v, outputWeights: beta)
    #expect(isClose(product, full.matmul(v), 1e-7))
    let zero = Tensor.zeros([3], precision: .float64)
    for product in [
      hessianVectorProduct(of: objective, at: w, times: zero),
      differencedHessianVectorProduct(of: objective, at: w, times: zero),
    ] { #expect(product.values == [0, 0, 0]) }
  }

  @Test func `a Hessian's product is exact where it can be, and else by differences`() {
    var generator = SeededGenerator(seed: 6)
    let model = network(&generator)
    let vector = ParameterVector(model.parameters)
    let w = vector.values
    let x = Tensor.normal([5, 3], precision: .float64, using: &generator)
    let y = Tensor.normal([5, 2], precision: .float64, using: &generator)
    let v = Tensor.normal([26], precision: .float64, using: &generator)
    let smooth = Objective(vector) { square(model(x) - y).sum() }
    let exact = hessianVectorProduct(of: smooth, at: w, times: v)
    #expect(isClose(differencedHessianVectorProduct(of: smooth, at: w, times: v), exact, 1e-6))
    // By another way: the directional derivative of the gradient, with formulas only.
    let formulas = Objective(valueAndGradient: smooth.valueAndGradient)
    let differenced = hessianVectorProduct(of: formulas, at: w, times: v)
    #expect(isClose(differenced, exact, 1e-6) && differenced.values != exact.values)

    let alpha = Tensor.range(1, 27, precision: .float64)
    let pulled = hessianVectorProduct(of: smooth.regularized(by: alpha), at: w, times: v)
    #expect(isClose(pulled, exact + alpha * v, 1e-12))
    let part = smooth.restricted(to: [4, 20], of: w)
    let block = hessian(of: part, at: w.rows([4, 20]))
    let full = hessian(of: smooth, at: w)
    #expect(isClose(block, full.rows([4, 20]).transposed().rows([4, 20]), 1e-12))
    // A kinked function of no second derivative here still has differences.
    let labels = Objective(vector) { crossEntropy(model(x), labels: [0, 1, 1, 0, 1]) }
    let curvature = hessianVectorProduct(of: labels, at: w, times: v)
    #expect(isClose(curvature, differencedHessianVectorProduct(of: labels, at: w, times: v), 1e-6))
  }

  @Test func `the lectures' Hessian of a logistic unit is the one by differences`() {
    // Q = Σ g (1 − g) [g (1 − g) + e (2g − 1)] x xᵀ with e = z − g, for E = ½ Σ e².
    var generator = SeededGenerator(seed: 3)
    let x = Tensor.normal([8, 3], precision: .float64, using: &generator)
    let z = Tensor([1, 0, 1, 1, 0, 0, 1, 0], precision: .float64)
    let w = Tensor([0.5, -1, 0.25], precision: .float64)
    let objective = Objective { w in 0.5 * square(z - sigmoid(x.matmul(w))).sum() }
    let g = sigmoid(x.matmul(w))
    let slope = g * (1 - g)
    let weights = slope * (slope + (z - g) * (2 * g - 1))
    let exact = gaussNewtonMatrix(x, outputWeights: weights)
    #expect(isClose(hessian(of: objective, at: w), exact, 1e-7))
    // Gauss–Newton keeps the first part only.
    let rows = jacobian(of: { sigmoid(x.matmul($0)) }, at: w)
    let first = gaussNewtonMatrix(x, outputWeights: slope * slope)
    #expect(isClose(gaussNewtonMatrix(rows), first, 1e-9))
  }

  @Test func `the matrix-free product agrees with the matrix of a network`() {
    var generator = SeededGenerator(seed: 4)
    let x = Tensor.normal([5, 3], precision: .float64, using: &generator)
    let hidden = Tensor.normal([4, 3], precision: .float64, using: &generator)
    func outputs(_ w: Tensor) -> Tensor {
      tanh(x.matmul((hidden * w.reshaped([4, 1])).transposed()))
    }
    let w = Tensor.normal([4], precision: .float64, using: &generator)
    let v = Tensor.normal([4], precision: .float64, using: &generator)
    let matrix = gaussNewtonMatrix(jacobian(of: outputs, at: w))
    #expect(isClose(gaussNewtonProduct(of: outputs, at: w, times: v), matrix.matmul(v), 1e-7))
  }

  @Test func `a parameter vector maps both ways, and knows its groups`() {
    var generator = SeededGenerator(seed: 5)
    let model = Sequential(Linear(3, 2, using: &generator), Tanh(), Linear(2, 1, using: &generator))
    let vector = ParameterVector(model.parameters)
    #expect(vector.count == 11 && vector.starts == [0, 6, 8, 10])
    vector.assign(.range(0, 11, precision: .float64))
    #expect(model.parameters[0].values == [0, 1, 2, 3, 4, 5] && model.parameters[3].values == [10])
    #expect(model.parameters[0].precision == .float32)
    #expect(vector.values.values == Array(stride(from: 0.0, to: 11, by: 1)))
    #expect(vector.groups(by: .tensor) == [0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3])
    #expect(vector.groups(by: .unit) == [0, 0, 0, 1, 1, 1, 0, 1, 2, 2, 2])
    #expect(vector.groups(by: .firstLayerInput) == [0, 1, 2, 0, 1, 2, 3, 3, 4, 4, 5])
    model(Tensor([[1, 1, 1]])).sum().backward()
    #expect(vector.gradient.shape == [11] && vector.gradient[10].item == 1)
  }

  @Test func `dual numbers carry the derivatives of reverse mode`() {
    func formula(_ x: Dual) -> Dual {
      sigmoid(x * x) / (1 + exp(-x)) + tanh(x) * sin(x) - sqrt(x) * cos(x) + log(x) + pow(x, 2.5)
        + relu(x) - abs(x)
    }
    func formula(_ x: Tensor) -> Tensor {
      sigmoid(x * x) / (1 + exp(-x)) + tanh(x) * sin(x) - sqrt(x) * cos(x) + log(x) + pow(x, 2.5)
    }
    let x = Tensor(1.3, precision: .float64)
    let reverse = gradient(of: { formula($0) }, at: x).item
    #expect((derivative(of: { formula($0) }, at: 1.3) - reverse).magnitude < 1e-12)
    #expect((formula(Dual(1.3)).value - formula(x).item).magnitude < 1e-12)
    #expect(derivative(of: { relu($0) + abs($0) }, at: -2) == -1)

    let product = jacobianVectorProduct(
      of: { x in [x[0] * x[0] * x[1], x[0] + sin(x[1])] }, at: [3, 0], along: [2, -1])
    #expect(product == [-9, 1])
  }
}
