import Checking

let visibleChecks = [
  Check("counts the large weights", part: "value") { student in
    let answer = try student.eliminate([0.5, -1.0, 3.0], scale: 0.5, strength: 0.1)
    try student.expect(
      answer.penalty, equals: 0.1 * (0.5 + 0.8 + 36.0 / 37),
      remarks: [
        Remark("The strength λ multiplies the sum.", ifEquals: 0.5 + 0.8 + 36.0 / 37),
        Remark(
          "The ratio w/w₀ is squared, above and below.",
          ifEquals: 0.1 * (0.5 - 2.0 + 6.0 / 7)),
        Remark(
          "The weights are divided by w₀ before they are squared.",
          ifEquals: 0.1 * (0.25 / 1.25 + 0.5 + 0.9)),
      ])
  },

  Check("slopes of three weights", part: "slopes") { student in
    let (w, scale, strength) = ([0.2, -0.5, 2.0], 0.5, 0.3)
    let r = w.map { $0 * $0 / (scale * scale) }
    try student.expectGradient(
      student.eliminate(w, scale: scale, strength: strength).slopes,
      equals: eliminate(w, scale: scale, strength: strength).slopes,
      sizes: ["w₀": scale, "w₀ squared": scale * scale, "λ": strength],
      remarks: [
        Remark(
          "The derivative of r/(1 + r) by r is 1/(1 + r)², with a square.",
          ifEquals: zip(w, r).map { strength * 2 * $0 / (scale * scale) / (1 + $1) }),
        Remark(
          "This is the slope of plain decay, 2 λ w/w₀²: the factor 1/(1 + r)² lets large weights go.",
          ifEquals: w.map { strength * 2 * $0 / (scale * scale) }),
        Remark(
          "This is the derivative by r = (w/w₀)². The chain rule adds how fast r grows with w.",
          ifEquals: r.map { strength / ((1 + $0) * (1 + $0)) }),
      ])
  },
]
