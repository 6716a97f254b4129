import NN
import Testing

@Suite struct PruningTests {
  let hessian = Tensor([[4, 2, 0.5], [2, 3, 1], [0.5, 1, 2]], precision: .float64)
  let w = Tensor([1, -0.5, 2], precision: .float64)

  func rise(_ weights: Tensor) -> Double {
    let change = weights - w
    return 0.5 * dot(change, hessian.matmul(change)).item
  }

  @Test func `two weights by hand`() throws {
    // Q⁻¹ = [[2, −1], [−1, 2]] / 3: J₀ = 1² / (2 · 2/3), and w₁ gains half of w₀.
    let q = Tensor([[2, 1], [1, 2]], precision: .float64)
    var surgeon = try OptimalBrainSurgeon(weights: Tensor([1, 3]), hessian: q)
    #expect(zip(surgeon.saliencies, [0.75, 6.75]).allSatisfy { ($0 - $1).magnitude < 1e-12 })
    let (index, saliency) = surgeon.removeLeastSalient()
    #expect(index == 0 && (saliency - 0.75).magnitude < 1e-12)
    #expect(surgeon.weights[0].item == 0 && (surgeon.weights[1].item - 3.5).magnitude < 1e-12)
    #expect(surgeon.remaining == [1] && surgeon.saliencies[0] == .infinity)
    #expect((surgeon.inverseHessian[1, 1].item - 0.5).magnitude < 1e-12)
  }

  @Test func `the saliency is the rise of a quadratic loss, and no other change costs less`() throws
  {
    for i in 0..<3 {
      var surgeon = try OptimalBrainSurgeon(weights: w, hessian: hessian)
      let saliency = surgeon.remove(i)
      #expect((rise(surgeon.weights) - saliency).magnitude < 1e-12)
      let others = (0..<3).filter { $0 != i }
      for j in others {
        for nudge in [-1e-3, 1e-3] {
          var values = surgeon.weights.values
          values[j] += nudge
          #expect(rise(Tensor(values, precision: .float64)) > saliency)
        }
      }
    }
  }

  @Test func `the rank-one update is the inverse without row and column`() throws {
    var surgeon = try OptimalBrainSurgeon(weights: w, hessian: hessian)
    surgeon.remove(1)
    let kept = hessian.rows([0, 2]).transposed().rows([0, 2])
    let part = surgeon.inverseHessian.rows([0, 2]).transposed().rows([0, 2])
    #expect(isClose(part, try inverse(kept), 1e-12))
    // Removing again from there is the same as from a Hessian computed anew.
    let again = try OptimalBrainSurgeon(
      weights: surgeon.weights, hessian: hessian, remaining: [0, 2])
    #expect(isClose(again.inverseHessian, surgeon.inverseHessian, 1e-12))
    surgeon.removeLeastSalient()
    surgeon.removeLeastSalient()
    #expect(surgeon.weights.values == [0, 0, 0] && surgeon.remaining.isEmpty)
  }

  @Test func `a Hessian of too few examples gets a shift`() throws {
    let outer = gaussNewtonMatrix(Tensor([[1, 2, 3]], precision: .float64))
    let surgeon = try OptimalBrainSurgeon(weights: w, hessian: outer)
    #expect(surgeon.shift > 0 && surgeon.saliencies.allSatisfy { $0.isFinite })
  }

  @Test func `each criterion chooses by its own measure`() throws {
    func first(_ criterion: PruningCriterion) throws -> (Int, Double) {
      let result = try pruned(w, removing: 1, by: criterion) { _ in hessian }
      #expect(result.weights[result.removed[0].index].item == 0)
      return result.removed[0]
    }
    let (magnitude, size) = try first(.magnitude)
    #expect(magnitude == 1 && size == 0.5)
    let (damage, loss) = try first(.optimalBrainDamage)
    #expect(damage == 1 && (loss - 0.5 * 0.25 * 3).magnitude < 1e-12)
    let unchanged = try pruned(w, removing: 1, by: .optimalBrainDamage) { _ in hessian }
    #expect(unchanged.weights.values == [1, 0, 2] && unchanged.remaining == [0, 2])
  }

  /// A network 6-5-1 trained on a target of three of its six inputs.
  @Test func `the surgeon spares a network what magnitude costs it`() throws {
    var generator = SeededGenerator(seed: 1)
    let x = Tensor.normal([120, 6], precision: .float64, using: &generator)
    let columns = x.transposed()
    let noise = Tensor.normal(
      [120], standardDeviation: 0.05, precision: .float64, using: &generator)
    let target = (tanh(columns[0] - 0.8 * columns[1]) + 0.3 * columns[2] + noise).reshaped([120, 1])
    let model = Sequential(
      Linear(6, 5, precision: .float64, using: &generator), Tanh(),
      Linear(5, 1, precision: .float64, using: &generator))
    let vector = ParameterVector(model.parameters)
    func error() -> Double { withoutGradient { 0.5 * square(model(x) - target).sum().item } }
    let decay = Tensor.full([vector.count], 0.05, precision: .float64)
    let objective = Objective(vector) { 0.5 * square(model(x) - target).sum() }
    let trained = LBFGS(iterationLimit: 300).minimize(
      objective.regularized(by: decay), from: vector.values)
    vector.assign(trained.parameters)
    let before = error()
    var after: [PruningCriterion: Double] = [:]
    for criterion in [PruningCriterion.optimalBrainSurgeon, .magnitude] {
      let result = try pruned(trained.parameters, removing: 12, by: criterion) { w in
        vector.assign(w)
        let jacobian = outputJacobian(of: model, at: x, by: vector).jacobian
        return gaussNewtonMatrix(jacobian) + 1e-2 * .identity(vector.count, precision: .float64)
      }
      vector.assign(result.weights)
      #expect(result.remaining.count == vector.count - 12)
      after[criterion] = error()
    }
    #expect(after[.optimalBrainSurgeon]! <= 1.5 * before, "\(before) \(after)")
    #expect(after[.magnitude]! >= 1.2 * after[.optimalBrainSurgeon]!, "\(before) \(after)")
  }

  @Test func `removed weights stay removed through an optimizer's steps`() {
    var generator = SeededGenerator(seed: 3)
    let model = Sequential(Linear(2, 3, using: &generator), Tanh(), Linear(3, 1, using: &generator))
    let x = xor().inputs
    let target = Tensor([[0], [1], [1], [0]])
    for optimizer in [
      SGD(model.parameters, learningRate: 0.1, momentum: 0.9, weightDecay: 0.1) as Optimizer,
      Adam(model.parameters, learningRate: 0.05),
    ] {
      // Momentum that a weight had before it was removed must not move it either.
      for _ in 0..<3 {
        optimizer.zeroGradients()
        meanSquaredError(model(x), target).backward()
        optimizer.step()
      }
      let mask = PruningMask(model.parameters, removed: [0, 4, 7])
      #expect(mask.vector.values.rows([0, 4, 7]).values == [0, 0, 0])
      let other = mask.vector.values[1].item
      for _ in 0..<5 {
        optimizer.zeroGradients()
        meanSquaredError(model(x), target).backward()
        mask.step(optimizer)
      }
      #expect(mask.vector.values.rows([0, 4, 7]).values == [0, 0, 0])
      #expect(mask.vector.values[1].item != other)
      #expect(mask.remaining.count == 10 && mask.sparsity == 3.0 / 13)
    }
    let mask = PruningMask(model.parameters, removed: [0, 4, 7])
    let objective = mask.objective { meanSquaredError(model(x), target) }
    let start = mask.vector.values.rows(mask.remaining)
    let found = LBFGS(iterationLimit: 20).minimize(objective, from: start)
    #expect(found.value < found.losses[0])
    #expect(mask.vector.values.rows([0, 4, 7]).values == [0, 0, 0])
  }
}
