import Checking

let visibleChecks = [
  Check("one epoch of three examples") { student in
    let (inputs, targets) = ([[2.0, 0], [1, -1], [0, 3]], [1.0, 0, 2])
    let right = widrowHoff(inputs: inputs, targets: targets, eta: 0.1, epochs: 1)
    let down = LMSVariant(inputs, targets).weights { $0 - $1 }
    try student.expect(
      student.widrowHoff(inputs: inputs, targets: targets, eta: 0.1, epochs: 1), equals: right,
      remarks: [
        Remark(
          "These steps lead away from the targets: add η(t − s)x, which is minus the gradient.",
          ifEquals: down),
        Remark(
          "This is one step of the batch mode: all examples were answered with the weights of the "
            + "start. Correct after each.",
          ifEquals: LMSVariant(inputs, targets, online: false).weights()),
        Remark(
          "This neuron has a sigmoid. A linear neuron answers with its net input.",
          ifEquals: LMSVariant(inputs, targets, activation: sigmoid).weights()),
        Remark(
          "The bias is not learned. It is the weight of a constant input 1.",
          ifEquals: LMSVariant(inputs, targets, bias: 0).weights()),
      ])
  }
]

/// One epoch at η = 0.1, by somebody who does something else.
private struct LMSVariant {
  var inputs: [[Double]], targets: [Double]
  var online = true, activation: (Double) -> Double = { $0 }, bias = 1.0

  init(
    _ inputs: [[Double]], _ targets: [Double], online: Bool = true,
    activation: @escaping (Double) -> Double = { $0 }, bias: Double = 1
  ) {
    self.inputs = inputs
    self.targets = targets
    self.online = online
    self.activation = activation
    self.bias = bias
  }

  func weights(_ add: (Double, Double) -> Double = { $0 + $1 }) -> [Double] {
    let zeros = [Double](repeating: 0, count: 1 + inputs[0].count)
    var current = zeros
    for (example, target) in zip(inputs, targets) {
      let x = [bias] + example
      let s = activation(zip(online ? current : zeros, x).reduce(0) { $0 + $1.0 * $1.1 })
      current = zip(current, x).map { add($0, 0.1 * (target - s) * $1) }
    }
    return current
  }
}
