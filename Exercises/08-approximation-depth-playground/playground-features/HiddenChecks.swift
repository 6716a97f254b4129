import Checking

let hiddenChecks = [
  Check(
    "any points, and curved borders", after: "the features of two points", "a line for gauss"
  ) { student in
    for count in [1, 5] {
      let points = (0..<count).map { _ in
        [student.generator.uniform(from: -6, to: 6), student.generator.uniform(from: -6, to: 6)]
      }
      try student.expect(
        student.playgroundFeatures(points), equals: playgroundFeatures(points),
        remark: "With other points or another number of them the features differ.")
    }
    let disc = try student.linearAnswer(for: "circle")
    let inside = try rightShare(disc, Playground.circle(200, using: &student.generator))
    try student.expect(
      inside >= 0.99, of: disc, "at least 99 % of the circle's points on their side", found: inside,
      remark: inside < 0.1
        ? "For circle, nearly all points are on the wrong side: class 1 is inside."
        : "For circle, the unit does not tell a radius below 2.5 from one above 3.5. The squares add up "
          + "to the square of the radius, and the bias says how large it may be.")
    let cross = try student.linearAnswer(for: "xor")
    let same = try rightShare(cross, Playground.xor(200, using: &student.generator))
    try student.expect(
      same >= 0.99, of: cross, "at least 99 % of xor's points on their side", found: same,
      remark: same < 0.1
        ? "For xor, all points are on the wrong side: class 1 is where the signs agree."
        : "For xor, the unit does not tell agreeing signs from different ones. Which feature has the "
          + "sign of x₁ times that of x₂?")
  }
]
