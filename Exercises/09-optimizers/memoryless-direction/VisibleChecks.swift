import Checking

let visibleChecks = [
  Check("two weights") { student in
    let (g, s, y) = ([0.5, -1.0], [0.2, 0.1], [1.0, 0.5])
    let right = memorylessDirection(gradient: g, step: s, change: y)
    try student.expectGradient(
      student.memorylessDirection(gradient: g, step: s, change: y), equals: right,
      remarks: [
        Remark("This is steepest descent: the pair is not used.", ifEquals: g.map { -$0 })
      ])
    let (g2, s2, y2) = ([1.0, 2.0], [1.0, 0.0], [2.0, 1.0])
    try student.expectGradient(
      student.memorylessDirection(gradient: g2, step: s2, change: y2),
      equals: memorylessDirection(gradient: g2, step: s2, change: y2),
      remarks: [
        Remark(
          "The last term, ρ s sᵀ, is missing: without it B has no curvature along s.",
          ifEquals: direction(g2, s2, y2, lastTerm: 0)),
        Remark(
          "The last term, ρ s sᵀ, has the wrong sign.",
          ifEquals: direction(g2, s2, y2, lastTerm: -1)),
        Remark(
          "s and y have changed places.",
          ifEquals: memorylessDirection(gradient: g2, step: y2, change: s2)),
      ])
  },

  Check("the secant condition", after: "two weights") { student in
    let (s, y) = ([0.3, -0.2, 0.5], [0.6, 0.1, 0.4])
    try student.expect(
      student.memorylessDirection(gradient: y, step: s, change: y), equals: s.map { -$0 },
      remark: "B y must be s: for the gradient y the direction is −s.")
  },
]

/// −B g with so much of the last term.
private func direction(
  _ g: [Double], _ s: [Double], _ y: [Double], lastTerm: Double
) -> [Double] {
  let right = memorylessDirection(gradient: g, step: s, change: y)
  let a = zip(s, g).reduce(0) { $0 + $1.0 * $1.1 } / zip(y, s).reduce(0) { $0 + $1.0 * $1.1 }
  return zip(right, s).map { $0 + (1 - lastTerm) * a * $1 }
}
