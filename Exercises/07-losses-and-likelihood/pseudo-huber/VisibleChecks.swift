import Checking

let visibleChecks = [
  Check("the loss") { student in
    for (r, delta) in [(3.0, 1.0), (-0.5, 0.3)] {
      let right: Double = pseudoHuberLoss(r, delta: delta)
      let notSquared: Double = delta * delta * ((1 + r * r / delta).squareRoot() - 1)
      let isTelling = delta != 1
      try student.expect(
        student.pseudoHuberLoss(r, delta: delta), equals: right, within: 1e-6,
        remarks: [
          Remark(
            "Without the −1 a perfect answer would cost δ².", ifEquals: right + delta * delta),
          Remark(
            "The factor in front is δ², not δ: else the slope far out would be 1 for every δ.",
            ifEquals: isTelling ? right / delta : Double.infinity),
          Remark(
            "Divide the residual by δ before you square it.",
            ifEquals: isTelling ? notSquared : Double.infinity),
        ])
    }
  },

  Check("the slope") { student in
    for (r, delta) in [(3.0, 1.0), (-0.5, 0.3), (0.0, 2.0)] {
      let right: Double = pseudoHuberSlope(r, delta: delta)
      let notSquared: Double = r / (1 + r * r / delta).squareRoot()
      let withoutDelta: Double = r / (1 + r * r).squareRoot()
      try student.expectGradient(
        student.pseudoHuberSlope(r, delta: delta), equals: right,
        sizes: ["δ": delta, "δ²": delta * delta],
        remarks: [
          Remark(
            "The slope of the squared loss is 2r. Here it must not grow beyond δ: divide by the "
              + "root.", ifEquals: 2 * r),
          Remark(
            "This is the slope for δ = 1: divide the residual under the root by δ.",
            ifEquals: delta != 1 && r != 0 ? withoutDelta : Double.infinity),
          Remark(
            "Under the root the residual is divided by δ before it is squared.",
            ifEquals: delta != 1 && r != 0 ? notSquared : Double.infinity),
        ])
    }
  },
]
