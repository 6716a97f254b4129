import Fixtures
import NN
import Testing

/// Gradients that are themselves differentiated.
@Suite struct SecondDerivativeTests {
  @Test func `the Hessian of a quadratic form is its matrix`() {
    let a = Tensor([[2, 1, 0], [1, 3, -1], [0, -1, 4]], precision: .float64)
    let x = Tensor([0.3, -2, 1], precision: .float64)
    let found = hessian(of: { x in 0.5 * dot(x, matmul(a, x)) }, at: x)
    #expect(found.values == a.values)
  }

  @Test func `a third derivative is one more gradient`() {
    // (x⁴)‴ = 24 x
    func derivative(_ f: @escaping (Tensor) -> Tensor) -> (Tensor) -> Tensor {
      { x in gradient(of: f, at: x, createGraph: true) }
    }
    let third = derivative(derivative(derivative { x in square(square(x)) }))
    #expect(third(Tensor(2, precision: .float64)).item == 48)
  }

  @Test func `a penalty on the input's gradient reaches the weights`() {
    // L = (∂/∂x tanh(w x))² = w² (1 − tanh²(w x))²
    let w = Tensor(0.7, precision: .float64, requiresGradient: true)
    let x = Tensor(0.4, precision: .float64)
    let check = checkGradient(
      of: { inputs in
        let w = inputs["w"]
        return square(gradient(of: { x in tanh(w * x) }, at: x, createGraph: true))
      }, at: ["w": w])
    #expect(check.passed, "\(check)")
    square(gradient(of: { x in tanh(w * x) }, at: x, createGraph: true)).backward()
    #expect((w.gradient!.item - 1.01595).magnitude < 1e-3)
  }

  @Test func `an operation that cannot be differentiated twice says its name`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SeededGenerator(seed: 1)
      let layer = LSTM(2, 3, using: &generator)
      _ = gradient(
        of: { x in gradient(of: { layer($0).sum() }, at: x, createGraph: true).sum() },
        at: Tensor.ones([1, 4, 2]))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("has no second derivative here"))
  }

  @Test func `a backward pass inside another of the same graph is refused`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let x = Tensor(2, requiresGradient: true)
      let y = x * x
      let z = differentiable("inner", inputs: [y], value: y.detached()) { upstream in
        y.backward(retainGraph: true)
        return [upstream]
      }
      z.backward()
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("inside another one of the same graph"))
  }

  /// The families whose operations all have second derivatives.
  static let operations =
    [
      FixtureOperations.arithmetic, FixtureOperations.shapes, FixtureOperations.reductions,
      FixtureOperations.activations, FixtureOperations.losses,
    ].flatMap(\.keys).sorted()

  @Test(arguments: operations)
  func `a gradient differentiated again agrees with differences of it`(op: String) throws {
    for fixture in try Fixture.load(op).cases where fixture.edge == nil && fixture.grads != nil {
      let arguments = Arguments(fixture, .float64)
      let names = fixture.grads!.keys.sorted()
      var generator = SeededGenerator(seed: 5)
      let directions = names.map { name in
        Tensor.normal(arguments[name].shape, precision: .float64, using: &generator)
      }
      let check = checkGradient(
        of: { inputs in
          let first = gradients(
            of: { moved in
              let tensors = arguments.tensors.merging(zip(names, moved)) { $1 }
              // Squared, so that operations that are linear have a second derivative too; in one
              // order, so that two calls add in the same.
              let outputs = FixtureOperations.table[op]!(Arguments(fixture, tensors))
              return outputs.sorted { $0.key < $1.key }.map { square($0.value).sum() }.reduce(
                Tensor(0, precision: .float64), +)
            }, at: inputs.tensors, createGraph: true)
          return zip(first, directions).map { ($0 * $1).sum() }
            .reduce(Tensor(0, precision: .float64), +)
        }, at: names.map { ($0, arguments[$0]) }, tolerance: 1e-4)
      #expect(check.passed, "\(fixture.name): \(check)")
    }
  }
}
