import Checking

let hiddenChecks = [
  Check("steps from tiny to huge", part: "the step", after: "a step along a parabola") { student in
    for scale in [1e-4, 0.03, 1, 40, 3e4] {
      let fall = student.generator.uniform(from: 0.5, to: 2)
      // A parabola with its bottom at `scale`, and a quartic.
      for c in [
        [1, -fall, fall / (2 * scale)], [0, -fall, 0, 0, fall / (4 * scale * scale * scale)],
      ] {
        try expectWolfe(
          student, student.wolfeStep(ofPolynomial: c), c,
          remark:
            "Where the right step is much smaller or much larger than 1, or the line is no parabola, "
            + "the step does not meet both conditions.")
      }
    }
  },

  Check("along Rosenbrock's valley", part: "descent", after: "down a bowl") { student in
    for round in 0..<3 {
      let start =
        round == 0
        ? [-1.2, 1]
        : [
          student.generator.uniform(from: -1.5, to: 1.5),
          student.generator.uniform(from: -1, to: 2),
        ]
      let answer = try student.conjugateGradient(inRosenbrocksValleyFrom: start, iterations: 90)
      let w = try answer.as([Double].self)
      try student.expect(
        w.count == 2 && abs(w[0] - 1) < 1e-4 && abs(w[1] - 1) < 1e-4, of: answer, "(1, 1)",
        remark:
          "After 90 iterations it is not at the end of the valley. Without β, or with that of another "
          + "step, the method is steepest descent and creeps.")
    }
    let start = [student.generator.uniform(from: -1, to: 0), 1.5]
    try student.expect(
      student.conjugateGradient(inRosenbrocksValleyFrom: start, iterations: 0), equals: start,
      remark: "Without iterations it stays where it starts.")
  },
]
