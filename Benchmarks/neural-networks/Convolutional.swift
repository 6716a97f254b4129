import NN

extension Workload {
  static var convolutional: [Workload] {
    [
      Workload(name: "lenet5_b64_sgd") {
        var generator = SeededGenerator(seed: 1)
        let model = Sequential(
          Conv2d(1, 6, 5, padding: 2, using: &generator), ReLU(), MaxPool2d(2),
          Conv2d(6, 16, 5, using: &generator), ReLU(), MaxPool2d(2), Flatten(),
          Linear(400, 120, using: &generator), ReLU(), Linear(120, 84, using: &generator), ReLU(),
          Linear(84, 10, using: &generator))
        return classification(model, [64, 1, 28, 28], SGD(model.parameters, learningRate: 0.01))
      },
      Workload(name: "small_vgg_b32_adam") {
        var generator = SeededGenerator(seed: 1)
        func block(_ inputs: Int, _ outputs: Int) -> [Layer] {
          [
            Conv2d(inputs, outputs, 3, padding: 1, using: &generator), BatchNorm2d(outputs), ReLU(),
          ]
        }
        let model = Sequential(
          block(3, 32) + block(32, 32) + [MaxPool2d(2)] + block(32, 64) + block(64, 64)
            + [
              MaxPool2d(2), Flatten(), Linear(4096, 128, using: &generator), ReLU(),
              Linear(128, 10, using: &generator),
            ])
        return classification(model, [32, 3, 32, 32], Adam(model.parameters))
      },
      Workload(name: "resnet8_b32_adam") {
        var generator = SeededGenerator(seed: 1)
        func convolution(_ inputs: Int, _ outputs: Int, _ kernel: Int, stride: Int = 1) -> Conv2d {
          Conv2d(
            inputs, outputs, kernel, stride: stride, padding: kernel / 2, bias: false,
            using: &generator)
        }
        func block(_ inputs: Int, _ outputs: Int, stride: Int) -> [Layer] {
          let body = Sequential(
            convolution(inputs, outputs, 3, stride: stride), BatchNorm2d(outputs), ReLU(),
            convolution(outputs, outputs, 3), BatchNorm2d(outputs))
          let shortcut: Layer =
            stride == 1 && inputs == outputs
            ? Identity()
            : Sequential(
              convolution(inputs, outputs, 1, stride: stride), BatchNorm2d(outputs))
          return [Residual(body, shortcut: shortcut), ReLU()]
        }
        let model = Sequential(
          [convolution(3, 16, 3), BatchNorm2d(16), ReLU()] + block(16, 16, stride: 1)
            + block(16, 32, stride: 2) + block(32, 64, stride: 2)
            + [GlobalAveragePool2d(), Flatten(), Linear(64, 10, using: &generator)])
        return classification(model, [32, 3, 32, 32], Adam(model.parameters))
      },
    ]
  }

  static func classification(
    _ model: Layer, _ shape: [Int], count: Int = 8, _ optimizer: Optimizer
  ) -> () -> Void {
    var generator = SeededGenerator(seed: 2)
    let batches = labelled(shape, count: count, using: &generator)
    return training(model, batches, optimizer) {
      crossEntropy(model($0.inputs), labels: $0.labels)
    }
  }
}
