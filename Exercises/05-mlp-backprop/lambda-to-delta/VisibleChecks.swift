import Checking

let visibleChecks = [
  Check("deltas of sigmoid units") { student in
    let (lambdas, s) = ([0.4, -1.2, 0.0], [0.5, 0.8, 0.1])
    try student.expectGradient(
      student.lambdaToDelta(lambdas: lambdas, answers: s, activation: "sigmoid"),
      equals: lambdaToDelta(lambdas: lambdas, answers: s, activation: "sigmoid"),
      remarks: [
        Remark(
          "This is λ g′, which says how fast the error rises with the net input. A δ of this "
            + "lesson says how fast it falls.",
          ifEquals: zip(lambdas, s).map { $0 * $1 * (1 - $1) }),
        Remark(
          "The sign is right, but λ belongs to the answer and δ to the net input: the slope of the "
            + "activation lies between them.", ifEquals: lambdas.map { -$0 }),
        Remark(
          "You take the slope at s, as if s were the net input. It is the answer already: the slope "
            + "is s(1 − s).",
          ifEquals: zip(lambdas, s).map { -$0 * sigmoid($1) * (1 - sigmoid($1)) }),
      ])
  }
]
