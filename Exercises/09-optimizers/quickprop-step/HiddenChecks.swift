import Checking

let hiddenChecks = [
  Check("uphill, too far, and no parabola", after: "no step grows too fast") { student in
    for sign in [1.0, -1] {
      // The slope grows: the parabola is upside down.
      let steeper = [[1.0, 1.0], [1.5, 3.0], [1.4, 2.0]].map { $0.map { sign * $0 } }
      try student.expect(
        student.quickprop(from: [0.0, 0.5] as [Double], gradients: steeper, settings: [0.1, 1.5]),
        equals: quickprop([0, 0.5], steeper, [0.1, 1.5]),
        remark:
          "Where the slope has grown, the parabola's zero lies uphill. Take the longest step allowed, "
          + "downhill.")
      // The same slope twice, then none at all, then one again.
      let flat = [[2.0], [2.0], [0.0], [1.0], [0.5]].map { $0.map { sign * $0 } }
      let answer = try student.quickprop(
        from: [0.0] as [Double], gradients: flat, settings: [0.1, 1.75])
      try student.expect(
        answer.as([[Double]].self).joined().allSatisfy(\.isFinite), of: answer, "finite weights",
        remark: "Where the slope is the same as before, g′ − g is 0, and you divide by it.")
      try student.expect(
        answer, equals: quickprop([0], flat, [0.1, 1.75]),
        remark:
          "Where there is no parabola, because the slope is as before or the last step was 0, take a "
          + "gradient step.")
    }
  },

  Check("to the bottom of a bowl, and any gradients", after: "no step grows too fast") { student in
    let curvatures = [1.0, 25, student.generator.uniform(from: 2, to: 20)]
    let answer = try student.quickpropInBowl(curvatures, from: [1.0, 1, -1] as [Double], steps: 20)
    let end = try answer.as([[Double]].self).last ?? [1]
    try student.expect(
      end.allSatisfy { abs($0) < 1e-6 }, of: answer, "weights of 0",
      remark:
        "In a bowl along the axes the parabolas are exact, and 20 steps are plenty. Yours is not at the "
        + "bottom.")
    let start = (0..<3).map { _ in student.generator.normal() }
    // At first the slopes grow, so that the parabolas are upside down.
    let growing = [[1.0, -1, 1], [3.0, -3, 4]]
    let gradients =
      growing + (0..<6).map { _ in (0..<3).map { _ in student.generator.normal() } }
    for limit in [1.2, 2.5] {
      try student.expect(
        student.quickprop(from: start, gradients: gradients, settings: [0.2, limit]),
        equals: quickprop(start, gradients, [0.2, limit]),
        remark:
          "With other gradients or another growth limit a step is wrong. Does each weight go by its own "
          + "slopes and steps?")
    }
  },
]
