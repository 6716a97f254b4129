import Glibc
import NN
import Testing

/// Models without hidden layers, on numbers worked by hand.
@Suite struct ShallowModelTests {
  let rows: [[Double]] = [[0, 0], [0, 1], [1, 0], [1, 1]]

  @Test(arguments: [
    ([-1.0, -1, -1, 1], 10, 6), ([-1, 1, 1, 1], 4, 4), ([1, 1, 1, -1], 11, 6),
  ])
  func `a perceptron learns a gate from zero weights`(
    targets: [Double], corrections: Int, epochs: Int
  ) {
    var unit = Perceptron(inputs: 2)
    let run = unit.train(rows, targets: targets, epochs: 100)
    #expect(run == (corrections, epochs, true))
    #expect(rows.map { unit($0) } == targets)
  }

  @Test func `a perceptron never learns exclusive or`() {
    var unit = Perceptron(inputs: 2)
    let run = unit.train(rows, targets: [-1, 1, 1, -1], epochs: 50)
    #expect(!run.converged && run.epochs == 50)
  }

  @Test func `Hebb's rule strengthens whether right or wrong`() {
    var unit = Perceptron(weights: [1, 0], bias: 0)
    unit.strengthen([1, 1], target: 1, rate: 0.5)
    #expect(unit == Perceptron(weights: [1.5, 0.5], bias: 0.5))
    unit.correct([1, 1], target: 1)
    #expect(unit == Perceptron(weights: [1.5, 0.5], bias: 0.5))
  }

  @Test func `neighbours depend on the norm, and ties go to the nearer`() {
    // From the origin: (3, 3) is at 6 or √18 = 4.24, (0, 5) at 5 or 5.
    let known = Tensor([[3, 3], [0, 5], [9, 9]])
    let query = Tensor([[0, 0]])
    let l1 = NearestNeighbours(known, labels: [0, 1, 2], norm: .l1)
    let l2 = NearestNeighbours(known, labels: [0, 1, 2], norm: .l2)
    #expect(l1.neighbours(of: query, count: 3) == [[1, 0, 2]] && l1.predict(query) == [1])
    #expect(l2.neighbours(of: query, count: 3) == [[0, 1, 2]] && l2.predict(query) == [0])
    #expect(l1.predict(query, count: 2) == [1])
    let majority = NearestNeighbours(known, labels: [0, 1, 0], norm: .l1)
    #expect(majority.predict(query, count: 3) == [0])
  }

  @Test func `k-means ends where every centre is the mean of its own`() {
    let x = Tensor([[0], [1], [5], [6], [10]])
    var groups = KMeans(centres: Tensor([[0], [1]]))
    // 0 | 1 5 6 10 → 0, 5.5 → 0 1 | 5 6 10 → 0.5, 7 and there it stays.
    #expect(groups.fit(x) == 2)
    #expect(groups.centres.values == [0.5, 7] && groups.assign(x) == [0, 0, 1, 1, 1])
    #expect(groups.inertia(x) == 14.5)
    var lonely = KMeans(centres: Tensor([[0], [100]]))
    lonely.step(Tensor([[1], [3]]))
    #expect(lonely.centres.values == [2, 100])
    var generator = SeededGenerator(seed: 1)
    let far = Tensor([[0], [0.1], [50], [50.1], [99], [99.1]])
    var three = KMeans(3, examples: far, using: &generator)
    three.fit(far)
    #expect(three.inertia(far) < 0.1)
  }

  @Test func `logistic regression finds the odds`() {
    // Of four examples with x = 0 one is of class 1, of four with x = 1 three: log odds ∓ log 3.
    let x = Tensor([[0], [0], [0], [0], [1], [1], [1], [1]], precision: .float64)
    let labels = [1, 0, 0, 0, 1, 1, 1, 0]
    let model = LogisticRegression(1, precision: .float64)
    #expect(abs(model.loss(x, labels).item - log(2)) < 1e-12)
    let optimizer = SGD(model.parameters, learningRate: 2)
    for _ in 0..<400 {
      optimizer.zeroGradients()
      model.loss(x, labels).backward()
      optimizer.step()
    }
    #expect(abs(model.linear.bias!.item + log(3)) < 1e-6)
    #expect(abs(model.linear.weight.item - 2 * log(3)) < 1e-6)
    #expect(abs(model(x).values[7] - 0.75) < 1e-6)
    model.penalty = 0.1
    #expect(checkGradient(of: model, loss: { $0.loss(x, labels) }).passed)
  }

  @Test func `a support vector machine separates with the widest margin`() {
    // The classes at x₁ = ±1 and beyond; the best line is x₁ = 0, the margin 2, w = (1, 0).
    let x = Tensor([[-1, 0], [-1, 3], [-4, 1], [1, 0], [1, 3], [5, 2]], precision: .float64)
    let labels = [0, 0, 0, 1, 1, 1]
    let model = LinearSVM(2, penalty: 1e-2, precision: .float64)
    #expect(model.loss(x, labels).item == 1)
    for step in 1...3000 {
      let optimizer = SGD(model.parameters, learningRate: 1 / (1e-2 * Double(step + 100)))
      model.loss(x, labels).backward()
      optimizer.step()
      optimizer.zeroGradients()
    }
    #expect(abs(model.margin - 2) < 0.1, "\(model.margin)")
    #expect(model(x).values.map { $0 > 0 ? 1 : 0 } == labels)
  }

  @Test func `the forward recursion adds up all paths`() {
    let model = HiddenMarkovModel(
      initial: [0.6, 0.4], transition: [[0.7, 0.3], [0.4, 0.6]],
      emission: [[0.1, 0.4, 0.5], [0.6, 0.3, 0.1]])
    let symbols = [0, 1, 2, 1]
    var total = 0.0
    for path in 0..<16 {
      let states = (0..<4).map { path >> $0 & 1 }
      var probability = model.initial[states[0]]
      for (time, state) in states.enumerated() {
        if time > 0 { probability *= model.transition[states[time - 1]][state] }
        probability *= model.emission[state][symbols[time]]
      }
      total += probability
    }
    let run = model.forward(symbols)
    #expect(abs(run.logLikelihood - log(total)) < 1e-12)
    // After one symbol 0: 0.06 against 0.24.
    #expect(zip(run.states[0], [0.2, 0.8]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(abs(model.prediction(after: symbols).reduce(0, +) - 1) < 1e-12)
    let long = model.forward(Array(repeating: 0, count: 5000)).logLikelihood
    #expect(long.isFinite && long < -1000)
  }

  @Test func `Q-learning moves a value by α times its error`() {
    var table = QTable(states: 2, actions: 2, learningRate: 0.5, discount: 0.9)
    #expect(table.learn(state: 1, action: 0, reward: 10, next: nil) == 10)
    #expect(table.value(of: 1) == 5)
    // 1 + 0.9 · 5 − 0 = 5.5
    #expect(table.learn(state: 0, action: 1, reward: 1, next: 1) == 5.5)
    #expect(table.values == [[0, 2.75], [5, 0]] && table.bestAction(in: 0) == 1)
  }

  @Test func `Q-learning finds the shortest way through a grid`() {
    // 4 × 4, from corner to corner, −1 a step; up, down, left, right.
    var table = QTable(states: 16, actions: 4, learningRate: 0.5)
    var generator = SeededGenerator(seed: 1)
    func move(_ state: Int, _ action: Int) -> Int {
      let (row, column) = (state / 4, state % 4)
      let moves = [(-1, 0), (1, 0), (0, -1), (0, 1)]
      let (down, right) = moves[action]
      return min(max(row + down, 0), 3) * 4 + min(max(column + right, 0), 3)
    }
    for _ in 0..<300 {
      var state = 0
      while state != 15 {
        let action = table.action(in: state, exploring: 0.2, using: &generator)
        let next = move(state, action)
        table.learn(state: state, action: action, reward: -1, next: next == 15 ? nil : next)
        state = next
      }
    }
    #expect(abs(table.value(of: 0) + 6) < 0.1)
    var (state, steps) = (0, 0)
    while state != 15, steps < 20 {
      (state, steps) = (move(state, table.bestAction(in: state)), steps + 1)
    }
    #expect(steps == 6)
  }
}
