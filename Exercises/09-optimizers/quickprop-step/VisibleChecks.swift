import Checking

let visibleChecks = [
  Check("a gradient step first, then a jump") { student in
    // Along a parabola of curvature 1 from w = 1 with η = 0.6: to 0.4, then to the bottom.
    let gradients = [[1.0, -2.0], [0.4, -1.2]]
    try student.expect(
      student.quickprop(
        from: [1.0, -1.0] as [Double], gradients: gradients, settings: [0.6, 1.75]),
      equals: quickprop([1, -1], gradients, [0.6, 1.75]),
      remarks: [
        Remark("Nothing has moved.", ifEquals: [[1.0, -1.0], [1.0, -1.0]]),
        Remark(
          "Both steps are gradient steps: after the first there are two slopes, and a parabola.",
          ifEquals: [[0.4, 0.2], [0.16, 0.92]]),
        Remark(
          "The jump goes the wrong way: its denominator is g′ − g, the last slope minus this one.",
          ifEquals: [[0.4, 0.2], [0.8, -1.6]]),
      ])
  },

  Check("no step grows too fast", after: "a gradient step first, then a jump") { student in
    // The slope hardly falls: the parabola's bottom is far away.
    let gradients = [[1.0, -1.0], [0.9, -0.95]]
    try student.expect(
      student.quickprop(
        from: [0.0, 0.0] as [Double], gradients: gradients, settings: [0.1, 1.75]),
      equals: quickprop([0, 0], gradients, [0.1, 1.75]),
      remarks: [
        Remark(
          "This jumps all the way, nine and nineteen times as far as the step before. Allow 1.75 times.",
          ifEquals: [[-0.1, 0.1], [-1.0, 2.0]])
      ])
  },
]

/// The reference's weights after each step.
func quickprop(_ start: [Double], _ gradients: [[Double]], _ settings: [Double]) -> [[Double]] {
  var rule = QuickpropRule(
    count: start.count, learningRate: settings[0], growthLimit: settings[1])
  var w = start
  return gradients.map { g in
    rule.step(&w, gradient: g)
    return w
  }
}
