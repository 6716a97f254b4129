import Checking

let visibleChecks = [
  Check("hidden answers") { student in
    let x = Tensor([[1, 2], [-1, 0.5], [0, 3]], precision: .float64)
    let w = Tensor([[0.5, -0.2], [0.1, 0.3]], precision: .float64)
    let b = Tensor([0.1, -0.4], precision: .float64)
    try student.expect(
      student.hiddenAnswers(x, weights: w, biases: b),
      equals: hiddenAnswers(x, weights: w, biases: b),
      remarks: [
        Remark("The biases are missing.", ifEquals: tanh(matmul(x, w.transposed()))),
        Remark("Without the tanh the layer is linear.", ifEquals: matmul(x, w.transposed()) + b),
        Remark(
          "The weights are [units, inputs], so that X times their transpose is wanted.",
          ifEquals: tanh(matmul(x, w) + b)),
      ])
  },

  Check("the gradient by the output weights") { student in
    let h = Tensor([[0.5, -0.2], [0.1, 0.9], [-0.7, 0.4]], precision: .float64)
    let z = Tensor([[1], [-1], [0.5]], precision: .float64)
    let v = Tensor([[0.3], [-0.8]], precision: .float64)
    let penalty = 0.7 * v
    try student.expectGradient(
      student.readoutGradient(v, hidden: h, targets: z, lambda: 0.7),
      equals: readoutGradient(v, hidden: h, targets: z, lambda: 0.7), batchSize: 3,
      terms: ["the penalty's term λV": penalty],
      remarks: [
        Remark(
          "The penalty's gradient has the sign of V: it pulls towards zero when you step against it.",
          ifEquals: readoutGradient(v, hidden: h, targets: z, lambda: -0.7)),
        Remark(
          "The penalty is right, the error's part is not: V enters Z − HV with a minus.",
          ifEquals: penalty - readoutGradient(v, hidden: h, targets: z, lambda: 0)),
      ])
  },
]
