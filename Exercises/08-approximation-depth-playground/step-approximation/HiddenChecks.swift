import Checking

let hiddenChecks = [
  Check("stairs on any interval, with its ends", after: "four steps on 0…1") { student in
    for m in [1, 3, 10] {
      let a = student.generator.uniform(from: -3, to: 3)
      let b = a + student.generator.uniform(from: 0.5, to: 4)
      let frequency = student.generator.uniform(from: 1, to: 5)
      let inner = (0..<m).map { part in
        let share = student.generator.uniform(from: 0.1, to: 0.9)
        return a + (b - a) * (Double(part) + share) / Double(m)
      }
      try student.expect(
        student.stepApproximation(ofSine: frequency, from: a, to: b, steps: m, at: inner),
        equals: stairs(frequency, a, b, m, inner),
        remark:
          "Right on 0…1, but not on other intervals: parts are (b − a) / m wide, and the first "
          + "begins at a.")
      try student.expect(
        student.stepApproximation(ofSine: frequency, from: a, to: b, steps: m, at: [a, b]),
        equals: stairs(frequency, a, b, m, [a, b]),
        remark:
          "At an end of the interval the height is not that of the first or last part. The right "
          + "end belongs to the last part: there is no part number m.")
    }
  },

  Check("a bound that holds and is tight") { student in
    for _ in 0..<3 {
      let slope = student.generator.uniform(from: 0.5, to: 9)
      let a = student.generator.uniform(from: -3, to: 3)
      let b = a + student.generator.uniform(from: 0.5, to: 4)
      let m = 1 + student.generator.integer(below: 30)
      let bound = stepErrorBound(steepestSlope: slope, from: a, to: b, steps: m)
      try student.expect(
        student.stepErrorBound(steepestSlope: slope, from: a, to: b, steps: m), equals: bound,
        remark:
          "This is not the steepest slope times the farthest that a point can be from the middle "
          + "of its part.",
        remarks: [
          Remark(
            "Twice too large: from the middle of a part to its edge is half a part.",
            ifEquals: 2 * bound),
          Remark("The parts are (b − a) / m wide, not 1 / m.", ifEquals: bound / (b - a)),
        ])
    }
  },
]
