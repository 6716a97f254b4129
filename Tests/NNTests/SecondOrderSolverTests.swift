import NN
import Testing

@Suite struct SecondOrderSolverTests {
  /// Rosenbrock's valley (1 − x)² + 100 (y − x²)², whose minimum is at (1, 1).
  let rosenbrock = Objective { w in
    let (x, y) = (w[0], w[1])
    return square(1 - x) + 100 * square(y - square(x))
  }
  let start = Tensor([-1.2, 1], precision: .float64)

  let solvers: [(name: String, solver: any Solver, iterations: Int)] = [
    ("conjugate gradient", ConjugateGradient(gradientTolerance: 1e-8), 60),
    ("memoryless BFGS", LBFGS(memory: 1, gradientTolerance: 1e-8), 150),
    ("L-BFGS", LBFGS(gradientTolerance: 1e-8), 60),
    ("BFGS", BFGS(gradientTolerance: 1e-8), 60),
    ("Newton", Newton(gradientTolerance: 1e-8), 30),
    ("Newton's full steps", Newton(gradientTolerance: 1e-8, lineSearch: nil), 10),
  ]

  @Test(arguments: 0..<6)
  func `the end of Rosenbrock's valley is found`(index: Int) {
    let (name, solver, iterations) = solvers[index]
    let found = solver.minimize(rosenbrock, from: start)
    #expect(found.isConverged, "\(name): \(found.reason) at \(found.value)")
    #expect(found.value < 1e-14 && isClose(found.parameters, Tensor([1, 1]), 1e-6))
    #expect(found.iterations <= iterations, "\(name): \(found.iterations)")
    #expect((found.losses[0] - 24.2).magnitude < 1e-12 && found.losses.last == found.value)
    #expect(found.evaluations > found.iterations)
  }

  /// ½ wᵀA w − bᵀw with A of eigenvalues from 1 to 100.
  func quadratic(_ n: Int) -> (a: Tensor, b: Tensor, objective: Objective) {
    var generator = SeededGenerator(seed: 11)
    let q = qrDecomposition(.normal([n, n], precision: .float64, using: &generator)).q
    let spread = Tensor(
      (0..<n).map { 1 + 99 * Double($0) / Double(n - 1) }, precision: .float64)
    let a = (q * spread).matmul(q.transposed())
    let b = Tensor.normal([n], precision: .float64, using: &generator)
    return (a, b, Objective { w in 0.5 * dot(w, a.matmul(w)) - dot(b, w) })
  }

  @Test func `conjugate gradients end on a quadratic form in n steps`() throws {
    let (a, b, objective) = quadratic(6)
    let exact = try solve(a, b)
    let linear = linearConjugateGradient({ a.matmul($0) }, b)
    #expect(linear.iterations <= 6 && linear.isConverged && isClose(linear.parameters, exact, 1e-9))
    #expect(linear.evaluations == linear.iterations)
    let warm = linearConjugateGradient({ a.matmul($0) }, b, from: exact)
    #expect(warm.iterations == 0 && warm.isConverged)

    let exactSearch = LineSearch(sufficientDecrease: 1e-9, curvature: 1e-8, evaluationLimit: 60)
    let found = ConjugateGradient(gradientTolerance: 1e-5, lineSearch: exactSearch)
      .minimize(objective, from: .zeros([6], precision: .float64))
    #expect(found.isConverged && found.iterations <= 6, "\(found.iterations)")
    #expect(isClose(found.parameters, exact, 1e-5))
  }

  @Test func `Newton needs one step on a quadratic form`() throws {
    let (a, b, objective) = quadratic(5)
    let found = Newton(hessian: { _ in a })
      .minimize(objective, from: .zeros([5], precision: .float64))
    #expect(found.iterations == 1)
    #expect(isClose(found.parameters, try solve(a, b), 1e-9))
  }

  @Test func `Newton leaves a saddle downhill`() {
    let saddle = Objective { w in square(w[0]) - square(w[1]) + 0.25 * square(square(w[1])) }
    let found = Newton().minimize(saddle, from: Tensor([1, 0.1], precision: .float64))
    #expect(found.isConverged && (found.value + 1).magnitude < 1e-10)
  }

  @Test func `a step fulfils Wolfe's conditions, from too short and too long first steps`() {
    let direction = Tensor([1, 0], precision: .float64)
    let quartic = Objective { w in square(square(w[0] - 1)) + 0.1 * w[0] }
    let origin = ObjectivePoint(quartic, at: Tensor([0, 0], precision: .float64))
    for firstStep in [1e-6, 0.3, 1, 50, 1e8] {
      let search = LineSearch(curvature: 0.1)
      let found = search.step(of: quartic, from: origin, along: direction, firstStep: firstStep)
      let step = found!.step
      let slope = origin.gradient[0].item
      #expect(found!.point.value <= origin.value + 1e-4 * step * slope)
      #expect(found!.point.gradient[0].item.magnitude <= 0.1 * slope.magnitude)
    }
    #expect(LineSearch().step(of: quartic, from: origin, along: -direction) == nil)
  }

  @Test func `a memory fulfils the secant condition for its newest pair`() {
    var generator = SeededGenerator(seed: 2)
    for capacity in [1, 3] {
      var memory = SecantMemory(capacity: capacity)
      for _ in 0..<5 {
        let s = Tensor.normal([6], precision: .float64, using: &generator)
        let y = s * Tensor([1, 2, 3, 4, 5, 6], precision: .float64)
        memory.add(step: s, change: y)
        memory.add(step: s, change: -y)  // no positive curvature: ignored
        #expect(isClose(memory.product(y), s, 1e-10))
      }
    }
  }

  @Test func `BFGS with one update from the identity is the memoryless method`() {
    // The same first step, so the same pair, and a multiple of the identity before it.
    let one = LBFGS(memory: 1, iterationLimit: 2).minimize(rosenbrock, from: start)
    let full = BFGS(iterationLimit: 2).minimize(rosenbrock, from: start)
    #expect(isClose(one.parameters, full.parameters, 1e-9))
  }

  @Test func `several starts find the deeper of two valleys`() {
    var generator = SeededGenerator(seed: 5)
    let twoValleys = Objective { w in (square(square(w[0]) - 1) + 0.3 * w[0]).sum() }
    let (best, all) = multiStart(LBFGS(), twoValleys, starts: 8, using: &generator) {
      .uniform([1], from: -2, to: 2, precision: .float64, using: &$0)
    }
    #expect(best.parameters[0].item < -1 && all.contains { $0.parameters[0].item > 0.5 })
    #expect(all.allSatisfy { $0.value >= best.value })
  }

  @Test func `a solver trains a model, and a penalty pulls its weights`() {
    var generator = SeededGenerator(seed: 8)
    let model = Sequential(
      Linear(2, 4, precision: .float64, using: &generator), Tanh(),
      Linear(4, 1, precision: .float64, using: &generator))
    let x = xor().inputs.converted(to: .float64)
    let target = Tensor([[-1], [1], [1], [-1]], precision: .float64)
    let loss = { meanSquaredError(model(x), target) }
    let result = LBFGS().fit(model.parameters, loss: loss)
    #expect(result.value < 1e-8 && loss().item == result.value)

    let vector = ParameterVector(model.parameters)
    let objective = Objective(vector, loss: loss)
    let penalized = objective.regularized(by: .full([vector.count], 0.01, precision: .float64))
    let w = vector.values
    let expected = objective.value(w) + 0.005 * dot(w, w).item
    #expect((penalized.value(w) - expected).magnitude < 1e-12)
    let smaller = LBFGS().minimize(penalized, from: w)
    #expect(dot(smaller.parameters, smaller.parameters).item < dot(w, w).item)
    let part = objective.restricted(to: [3, 0], of: w)
    let free = Tensor([w[3].item, w[0].item], precision: .float64)
    #expect(part.value(free) == objective.value(w))
    #expect(part.gradient(free).values == [3, 0].map { objective.gradient(w)[$0].item })
  }

  @Test func `an objective that is not finite stops at once`() {
    let broken = Objective { w in log(w[0] - 10) }
    #expect(LBFGS().minimize(broken, from: Tensor([0])).reason == .notFinite)
  }
}
