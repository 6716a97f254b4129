import Checking

let hiddenChecks = [
  Check("steps from tiny to huge", part: "the step", after: "a step along a parabola") { student in
    for (scale, fall) in [(1e-10, 1.0), (1e-4, 50), (0.03, 0.02), (1, 1), (40, 0.01), (3e4, 3)] {
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
    // φ′(a) = (a − 1)² (k a − 1): a terrace at 1, as high as the start or higher. The one valley lies
    // before it, at 1/k, and from there on φ rises for ever.
    for height in [-0.5e-4, 1] {
      let k = 4 + 12 * height
      let c = [0, -1, (k + 2) / 2, -(2 * k + 1) / 3, k / 4]
      try expectWolfe(
        student, student.wolfeStep(ofPolynomial: c), c,
        remark:
          "A step is taken that leads to flat ground, but hardly lower or even higher than the start. "
          + "Both conditions have to hold.")
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
    let once = try student.conjugateGradient(inRosenbrocksValleyFrom: start, iterations: 1)
    let next = try once.as([Double].self)
    try student.expect(
      next.count == 2 && valley(next) < 0.5 * valley(start), of: once, "a lower place",
      remark: "The first step alone should go down the steepest way, d = −g, and far enough.")
    try student.expect(
      student.conjugateGradient(inRosenbrocksValleyFrom: start, iterations: 0), equals: start,
      remark: "Without iterations it stays where it starts.")
    try student.expect(
      student.conjugateGradient(inRosenbrocksValleyFrom: [1.0, 1] as [Double], iterations: 5),
      equals: [1.0, 1],
      remark:
        "At the bottom gᵀg is 0, and β would divide by it. Stop early there, and stay.")
  },
]

/// Rosenbrock's function.
private func valley(_ w: [Double]) -> Double {
  let (p, q) = (1 - w[0], w[1] - w[0] * w[0])
  return p * p + 100 * q * q
}
