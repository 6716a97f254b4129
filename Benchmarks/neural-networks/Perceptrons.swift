import NN

extension Workload {
  static var perceptrons: [Workload] {
    [
      Workload(name: "xor_mlp") {
        var generator = SeededGenerator(seed: 1)
        let model = Sequential(
          Linear(2, 8, using: &generator), Tanh(), Linear(8, 1, using: &generator), Sigmoid())
        let x = Tensor([[0, 0], [0, 1], [1, 0], [1, 1]])
        let y = Tensor([[0], [1], [1], [0]])
        let optimizer = SGD(model.parameters, learningRate: 0.5)
        return training(model, [(x, y)], optimizer) { binaryCrossEntropy(model($0.0), $0.1) }
      },
      multilayer("mlp_mnist_b64_sgdm", batch: 64) {
        SGD($0, learningRate: 0.01, momentum: 0.9)
      },
      multilayer("mlp_mnist_b64_adam", batch: 64) { Adam($0, learningRate: 1e-3) },
      multilayer("mlp_mnist_b256_sgdm", batch: 256) {
        SGD($0, learningRate: 0.01, momentum: 0.9)
      },
      multilayer("mlp_mnist_b256_adam", batch: 256) { Adam($0, learningRate: 1e-3) },
      Workload(name: "autoencoder_b128_adam") {
        var generator = SeededGenerator(seed: 1)
        let model = Sequential(
          Linear(784, 128, using: &generator), ReLU(), Linear(128, 32, using: &generator), ReLU(),
          Linear(32, 128, using: &generator), ReLU(), Linear(128, 784, using: &generator), Sigmoid()
        )
        let batches = (0..<8).map { _ in Tensor.uniform([128, 784], using: &generator) }
        let optimizer = Adam(model.parameters, learningRate: 1e-3)
        return training(model, batches, optimizer) { meanSquaredError(model($0), $0) }
      },
    ]
  }

  private static func multilayer(
    _ name: String, batch: Int, _ makeOptimizer: @escaping @Sendable ([Tensor]) -> Optimizer
  ) -> Workload {
    Workload(name: name) {
      var generator = SeededGenerator(seed: 1)
      let model = Sequential(
        Linear(784, 256, using: &generator), ReLU(), Linear(256, 128, using: &generator), ReLU(),
        Linear(128, 10, using: &generator))
      let batches = labelled([batch, 784], using: &generator)
      return training(model, batches, makeOptimizer(model.parameters)) {
        crossEntropy(model($0.inputs), labels: $0.labels)
      }
    }
  }
}
