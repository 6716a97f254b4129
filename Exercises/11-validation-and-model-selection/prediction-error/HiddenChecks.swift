import Checking

let hiddenChecks = [
  Check("the best of several sizes", after: "four residuals, two weights") { student in
    let few = [1.0, 1.0, -1.0, -1.0]
    let many = [0.9, 0.9, -0.9, -0.9]
    try student.expect(
      student.bestSize(residuals: [few, many], sizes: [1, 3], noise: 1), equals: 0,
      remark: "Two more weights hardly lower the training error, and cost more than that. Compare "
        + "prediction errors, not training errors, and return an index, not a size.")
    // The error falls with the size, at first by more than the weights cost.
    for count in [1, 5, 8] {
      let noise = 0.5 + student.generator.uniform()
      let sizes = (0..<count).map { 1 + 3 * $0 }
      let residuals = sizes.map { size in
        (0..<40).map { _ in
          student.generator.normal(standardDeviation: 1 / Double(size) + noise.squareRoot())
        }
      }
      for (own, size) in zip(residuals, sizes) {
        try student.expect(
          student.predictionError(residuals: own, weights: size, noise: noise),
          equals: predictionError(residuals: own, weights: size, noise: noise),
          remark: "With other residuals, sizes or noise the prediction error differs.")
      }
      try student.expect(
        student.bestSize(residuals: residuals, sizes: sizes, noise: noise),
        equals: bestSize(residuals: residuals, sizes: sizes, noise: noise),
        remark: "Another model has the least prediction error. Compare prediction errors, not "
          + "training errors, and return an index, not a size.")
    }
    let good = [0.1, -0.1]
    try student.expect(
      student.bestSize(residuals: [[0.1, 0.1], good, good], sizes: [9, 1, 5], noise: 1), equals: 1,
      remark: "Three models with one training error: the one with the fewest weights is best.")
    try student.expect(
      student.bestSize(residuals: [[1, 1], good, good], sizes: [1, 1, 1], noise: 1), equals: 1,
      remark: "Of two models that are equally good, return the first.")
  }
]
