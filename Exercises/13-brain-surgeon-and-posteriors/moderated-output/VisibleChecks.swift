import Checking

let visibleChecks = [
  Check("a logit of 2 ± 2") { student in
    let g = sigmoid(2.0)
    try student.expect(
      student.moderatedProbability(logit: 2, variance: 4),
      equals: moderatedProbability(logit: 2, variance: 4),
      remarks: [
        Remark("This is the sigmoid of the mean: it knows no doubt.", ifEquals: g),
        Remark(
          "The probability stands where the logit belongs. A sigmoid of something positive is "
            + "always above one half.", ifEquals: moderatedProbability(logit: g, variance: 4)),
        Remark(
          "You have squared the variance, or taken s² for s.",
          ifEquals: moderatedProbability(logit: 2, variance: 16)),
        Remark(
          "Here doubt shrinks the probability, towards 0. It pulls towards one half: divide the "
            + "logit.", ifEquals: g / (1 + Double.pi * 4 / 8).squareRoot()),
        Remark("A root is missing: √(1 + πs²/8).", ifEquals: sigmoid(2 / (1 + Double.pi * 4 / 8))),
        Remark(
          "Doubt must shrink the logit: divide by the root.",
          ifEquals: sigmoid(2 * (1 + Double.pi * 4 / 8).squareRoot())),
      ])
  }
]
