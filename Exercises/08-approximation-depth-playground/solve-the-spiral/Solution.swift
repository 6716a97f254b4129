import NN

func trainSpiral(points: [[Double]], labels: [Int], seed: Int) -> [[[Double]]] {
  var generator = SeededGenerator(seed: UInt64(seed))
  let data = Dataset(inputs: Tensor(points), labels: labels)
  let sizes = [2, 16, 16, 1]
  let layers = zip(sizes, sizes.dropFirst()).map {
    Linear($0, $1, initializer: .lecunNormal, using: &generator)
  }
  let network = Sequential(layers[0], Tanh(), layers[1], Tanh(), layers[2])
  let adam = Adam(network.parameters, learningRate: 0.01)
  for _ in 0..<3000 {
    let batch = data[generator.choice(50, from: data.count)]
    adam.zeroGradients()
    binaryCrossEntropy(logits: network(batch.inputs), batch.targets).backward()
    adam.step()
  }
  return layers.map(rows)
}

/// A row for each unit: the bias, then the weights.
func rows(_ layer: Linear) -> [[Double]] {
  let (values, inputs) = (layer.weight.values, layer.weight.shape[1])
  return layer.bias!.values.enumerated().map { unit, bias in
    [bias] + values[unit * inputs..<(unit + 1) * inputs]
  }
}
