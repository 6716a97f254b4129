import NN
import Testing

@Suite struct TrainingTests {
  @Test func `a small network learns the digits`() {
    var generator = SeededGenerator(seed: 7)
    let (training, heldOut) = Digits.load().split(1347, using: &generator)
    let model = Sequential(
      Linear(64, 32, using: &generator), ReLU(), Linear(32, 10, using: &generator))
    let optimizer = SGD(model.parameters, learningRate: 0.1, momentum: 0.9)
    for _ in 0..<20 {
      for batch in Minibatches(training, size: 32, using: &generator) {
        let loss = crossEntropy(model(batch.inputs), labels: batch.labels)
        optimizer.zeroGradients()
        loss.backward()
        optimizer.step()
      }
    }
    let scores = withoutGradient { model(heldOut.inputs) }
    #expect(accuracy(scores, heldOut.labels) > 0.95)

    let few = heldOut[Array(0..<8)]
    let check = checkGradient(of: model, loss: { crossEntropy($0(few.inputs), labels: few.labels) })
    #expect(check.passed, "\(check)")
    #expect(Set(check.entries.map(\.input)) == ["0.weight", "0.bias", "2.weight", "2.bias"])
  }
}
