import Checking

let hiddenChecks = [
  Check(
    "a long way with any settings", points: 2, after: "rates fall when the sign turns"
  ) { student in
    for count in [1, 3] {
      let start = (0..<count).map { _ in student.generator.normal() }
      let gradients = (0..<12).map { step in
        (0..<count).map { _ in step % 4 == 0 ? 0 : student.generator.normal() }
      }
      let settings = [
        student.generator.uniform(from: 0.05, to: 0.2), 0.03, 0.4,
        student.generator.uniform(from: 0.2, to: 0.6),
      ]
      let right = trace(start, gradients, settings)
      let answer = try student.deltaBarDelta(from: start, gradients: gradients, settings: settings)
      try student.expect(
        answer.rates, equals: right.rates,
        remark:
          "On a longer way, with gradients that are sometimes 0, the rates go wrong. A product of 0 "
          + "leaves a rate as it is, and κ, φ and θ are the rule's own.")
      try student.expect(
        answer.weights, equals: right.weights,
        remark: "The rates are right; the weights are not.")
    }
  }
]
