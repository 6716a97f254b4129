import Checking

let visibleChecks = [
  Check("four residuals, two weights") { student in
    let residuals = [0.5, -0.5, 1, -0.5]
    try student.expect(
      student.predictionError(residuals: residuals, weights: 2, noise: 0.25),
      equals: predictionError(residuals: residuals, weights: 2, noise: 0.25),
      remarks: [
        Remark(
          "The mean of the squares is 2E/N: E has a factor ½, which the 2 takes away.",
          ifEquals: 0.21875 + 0.25),
        Remark(
          "E is half the sum of the squares: then 2E/N is their mean. Yours is twice that.",
          ifEquals: 0.875 + 0.25),
        Remark("That is the training error. Add what the fit has swallowed.", ifEquals: 0.4375),
        Remark(
          "The fitted weights swallow noise: the training error is too small, so add, do not "
            + "subtract.", ifEquals: 0.1875),
        Remark("σ² is the variance already: do not square it again.", ifEquals: 0.4375 + 0.0625),
        Remark("Each weight counts twice: 2 W σ² / N.", ifEquals: 0.4375 + 0.125),
        Remark("These are sums. Divide both terms by N.", ifEquals: 1.75 + 1),
      ])
  }
]
