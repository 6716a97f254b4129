import Checking

let hiddenChecks = [
  Check(
    "the best output weights", after: "the gradient by the output weights"
  ) { student in
    for lambda in [0.1, 3] {
      let (h, z) = problem(7, 4, 2, &student.generator)
      let right = readout(hidden: h, targets: z, lambda: lambda)
      try student.expect(
        student.readout(hidden: h, targets: z, lambda: lambda), equals: right, within: 1e-7,
        remark: "The gradient is not zero at these output weights. Solve (HᵀH + λI) V = HᵀZ.",
        remarks: [
          Remark(
            "This solves the problem without a penalty.",
            ifEquals: readout(hidden: h, targets: z, lambda: 0), within: 1e-7),
          Remark(
            "This solves the problem with the penalty 1, whatever λ is.",
            ifEquals: readout(hidden: h, targets: z, lambda: 1), within: 1e-7),
        ])
    }
  },

  Check(
    "other shapes, all three together", after: "hidden answers",
    "the gradient by the output weights",
    "the best output weights"
  ) { student in
    for (examples, inputs, units, outputs) in [(5, 3, 6, 2), (9, 4, 2, 3), (1, 1, 1, 1)] {
      let x = normal([examples, inputs], &student.generator)
      let w = normal([units, inputs], &student.generator), b = normal([units], &student.generator)
      let z = normal([examples, outputs], &student.generator)
      let v = normal([units, outputs], &student.generator)
      let h = hiddenAnswers(x, weights: w, biases: b)
      try student.expect(
        student.hiddenAnswers(x, weights: w, biases: b), equals: h,
        remark: "With other numbers of examples, inputs or units the hidden answers are wrong.")
      try student.expectGradient(
        student.readoutGradient(v, hidden: h, targets: z, lambda: 0.4),
        equals: readoutGradient(v, hidden: h, targets: z, lambda: 0.4),
        remark: "With other shapes the gradient is wrong.")
      try student.expect(
        student.readout(hidden: h, targets: z, lambda: 0.4),
        equals: readout(hidden: h, targets: z, lambda: 0.4), within: 1e-7,
        remark: "With other shapes, such as more units than examples, the output weights are wrong."
      )
    }
  },
]

private func normal(_ shape: [Int], _ generator: inout SeededGenerator) -> Tensor {
  .normal(shape, precision: .float64, using: &generator)
}

private func problem(
  _ examples: Int, _ units: Int, _ outputs: Int, _ generator: inout SeededGenerator
) -> (h: Tensor, z: Tensor) {
  (normal([examples, units], &generator), normal([examples, outputs], &generator))
}
