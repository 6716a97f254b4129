import Checking

let hiddenChecks = [
  Check("nine digits near zero and far out", after: "the loss", "the slope") { student in
    for size in [1e-12, 1e-9, 1e-7, 1e-3, 1, 1e4] {
      let delta = 0.1 + 2 * student.generator.uniform()
      let size: Double = (0.5 + student.generator.uniform()) * size
      for r in [size, -size] {
        try student.expect(
          student.pseudoHuberLoss(r, delta: delta), equals: pseudoHuberLoss(r, delta: delta),
          within: Tolerance(absolute: 0, relative: 1e-9),
          remark: size < 1e-2
            ? "For a small residual the loss has lost its digits: √(1 + tiny) − 1 subtracts two "
              + "numbers that are nearly equal. Find a form without that difference."
            : "For other residuals and δ the loss is off.")
        try student.expect(
          student.pseudoHuberSlope(r, delta: delta), equals: pseudoHuberSlope(r, delta: delta),
          within: Tolerance(absolute: 0, relative: 1e-9),
          remark: "For other residuals and δ the slope is off.")
      }
    }
  }
]
