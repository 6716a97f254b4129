import NN
import Testing

@Suite struct MemoryTests {
  private let memory = Tensor(
    [[[1, 2], [3, 4], [-5, 6]], [[0, 1], [1, 0], [2, 2]]].flatMap { $0.flatMap(\.self) },
    shape: [2, 3, 2], precision: .float64)

  @Test func `one-hot attention reads and writes one slot, soft attention all`() {
    let at = Tensor([[0, 1, 0], [0.5, 0, 0.5]])
    #expect(readMemory(memory, at: at).values == [3, 4, 1, 1.5])
    let value = Tensor([[7, 8], [4, 4]])
    #expect(
      writeMemory(memory, at: at, value).values == [1, 2, 7, 8, -5, 6, 2, 2.5, 1, 0, 3, 3])
  }

  @Test func `erasing everything and adding is the lectures' write`() {
    var generator = SeededGenerator(seed: 1)
    let at = softmax(random([2, 3], &generator))
    let value = random([2, 2], &generator)
    let ones = Tensor.ones([2, 2], precision: .float64)
    let graves = writeMemory(memory, at: at, erasing: ones, adding: value)
    #expect(abs(graves - writeMemory(memory, at: at, value)).max().item < 1e-12)
    let kept = writeMemory(memory, at: at, erasing: 0 * ones, adding: 0 * ones)
    #expect(kept.values == memory.values)
  }

  @Test func `content finds the best match, and an empty memory gives equal weights`() {
    let key = Tensor([[-1, 1], [1, 0]], precision: .float64)
    let strong = contentAddress(key, memory, strength: Tensor([[50], [50]]))
    #expect(strong[0].argmax() == [2] && strong[1].argmax() == [1])
    let empty = Tensor.zeros([2, 3, 2], precision: .float64, requiresGradient: true)
    let zero = Tensor.zeros([2, 2], precision: .float64, requiresGradient: true)
    let weights = contentAddress(zero, empty, strength: Tensor([[1], [9]]))
    #expect(weights.values.allSatisfy { ($0 - 1.0 / 3).magnitude < 1e-15 })
    square(weights).sum().backward()
    #expect((empty.gradient!.values + zero.gradient!.values).allSatisfy { $0.isFinite })
  }

  @Test func `a sure shift moves attention round the circle`() {
    let start = Tensor([[0, 0, 1], [1, 0, 0]])
    func shifted(_ shift: [Double]) -> [Double] {
      circularShift(start, by: Tensor([shift, shift])).values
    }
    #expect(shifted([0, 1, 0]) == start.values)
    #expect(shifted([0, 0, 1]) == [1, 0, 0, 0, 1, 0])
    #expect(shifted([1, 0, 0]) == [0, 1, 0, 0, 0, 1])
    #expect(shifted([0, 0.5, 0.5]) == [0.5, 0, 0.5, 0.5, 0.5, 0])
  }

  @Test func `sharpening squares and divides by the sum, and keeps a sure place sure`() {
    let weights = Tensor([[0.8, 0.2, 0], [1, 0, 0]], precision: .float64)
    let sharp = sharpen(weights, exponent: Tensor([[2], [2]]))
    let expected = [0.64 / 0.68, 0.04 / 0.68, 0, 1, 0, 0]
    #expect(zip(sharp.values, expected).allSatisfy { ($0 - $1).magnitude < 1e-7 })
    let between = interpolate(weights, sharp, gate: Tensor([[0], [1]]))
    #expect(between[0].values == weights[0].values && between[1].values == sharp[1].values)
  }

  @Test func `reading, writing and addressing pass a gradient check`() {
    var generator = SeededGenerator(seed: 2)
    let inputs: KeyValuePairs = [
      "memory": memory, "key": random([2, 2], &generator),
      "previous": softmax(random([2, 3], &generator)), "value": random([2, 2], &generator),
      "erase": sigmoid(random([2, 2], &generator)), "strength": 1 + random([2, 1], &generator),
      "gate": sigmoid(random([2, 1], &generator)), "shift": random([2, 3], &generator),
      "exponent": 2 + random([2, 1], &generator),
    ]
    let check = checkGradient(
      of: { x in
        let content = contentAddress(x["key"], x["memory"], strength: x["strength"])
        let gated = interpolate(x["previous"], content, gate: x["gate"])
        let at = sharpen(
          circularShift(gated, by: softmax(x["shift"])), exponent: x["exponent"])
        let written = writeMemory(x["memory"], at: at, x["value"])
        let memory = writeMemory(written, at: at, erasing: x["erase"], adding: x["value"])
        return concat([readMemory(memory, at: at), at], axis: 1)
      }, at: inputs)
    #expect(check.passed, "\(check)")
  }

  @Test func `a Turing machine passes a gradient check and keeps attention summing to one`() {
    var generator = SeededGenerator(seed: 3)
    let machine = NeuralTuringMachine(
      inputs: 3, outputs: 2, hidden: 5, slots: 4, width: 3, using: &generator)
    let input = random([2, 4, 3], &generator)
    let run = machine.run(input)
    #expect(run.outputs.shape == [2, 4, 2] && run.readWeights.shape == [2, 4, 4])
    let sums = concat([run.readWeights, run.writeWeights]).sum(axis: -1).values
    #expect(sums.allSatisfy { ($0 - 1).magnitude < 1e-6 })
    let check = checkGradient(of: machine, loss: { $0(input) }, tolerance: 1e-5)
    #expect(check.passed, "\(check)")
  }

  @Test func `a question finds its fact`() {
    // Facts "person place"; the question is a person, the answer that person's place.
    var generator = SeededGenerator(seed: 4)
    let model = MemoryQuestionAnswering(
      vocabulary: 6, facts: 2, answers: 3, features: 12, using: &generator)
    let places = [3, 4, 5]
    let facts = places.flatMap { a in places.map { b in [[0, a], [1, b]] } }
    let examples = facts.flatMap { [($0, 0, $0[0][1] - 3), ($0, 1, $0[1][1] - 3)] }
    let check = checkGradient(
      of: model,
      loss: { $0(facts: examples.map(\.0), questions: examples.map { [$0.1] }).scores })
    #expect(check.passed, "\(check)")
    let optimizer = Adam(model.parameters, learningRate: 0.02)
    var scores = Tensor(0)
    for _ in 0..<150 {
      scores = model(facts: examples.map(\.0), questions: examples.map { [$0.1] }).scores
      optimizer.zeroGradients()
      crossEntropy(scores, labels: examples.map(\.2)).backward()
      optimizer.step()
    }
    #expect(scores.argmax() == examples.map(\.2))
  }

  @Test func `a narrow filter bank on the pixels reads and writes them`() {
    let image = Tensor.range(0, 12, precision: .float64).reshaped([1, 3, 4])
    let bank = GaussianFilterBank(
      center: Tensor([[1.5, 0.5]], precision: .float64), spacing: Tensor([[1]]),
      variance: Tensor([[1e-3]]), intensity: Tensor([[2]]), filters: 2, height: 3, width: 4)
    // Rows 0 and 1, columns 1 and 2.
    #expect(bank.read(image).values == [2, 4, 10, 12])
    let written = bank.write(Tensor([2, 4, 10, 12], shape: [1, 2, 2]))
    let expected = [0.0, 1, 2, 0, 0, 5, 6, 0, 0, 0, 0, 0]
    #expect(zip(written.values, expected).allSatisfy { ($0 - $1).magnitude < 1e-100 })
  }

  @Test func `a filter bank's rows sum to one, far outside too, and its gradient is right`() {
    var generator = SeededGenerator(seed: 5)
    let z = random([2, 5], &generator)
    let image = random([2, 4, 6], &generator)
    let bank = GaussianFilterBank(parameters: z * 40, filters: 3, height: 4, width: 6)
    let sums = concat([bank.vertical.sum(axis: -1), bank.horizontal.sum(axis: -1)]).values
    #expect(sums.allSatisfy { ($0 - 1).magnitude < 1e-12 })
    let check = checkGradient(
      of: { x in
        let bank = GaussianFilterBank(parameters: x["z"], filters: 3, height: 4, width: 6)
        return bank.write(bank.read(x["image"]))
      }, at: ["z": z, "image": image], tolerance: 1e-5)
    #expect(check.passed, "\(check)")
  }

  private func random(_ shape: [Int], _ generator: inout SeededGenerator) -> Tensor {
    .uniform(shape, from: -1, to: 1, precision: .float64, using: &generator)
  }
}
