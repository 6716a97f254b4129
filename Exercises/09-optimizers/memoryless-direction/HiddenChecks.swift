import Checking

let hiddenChecks = [
  Check("any number of weights, and no valley", after: "the secant condition") { student in
    for count in [1, 4, 9] {
      let g = (0..<count).map { _ in student.generator.normal() }
      let s = (0..<count).map { _ in student.generator.normal() }
      let y = s.map { $0 * student.generator.uniform(from: 0.5, to: 3) }
      try student.expect(
        student.memorylessDirection(gradient: g, step: s, change: y),
        equals: memorylessDirection(gradient: g, step: s, change: y),
        remark: "With other pairs or another number of weights the direction is wrong.")
      for down in [y.map { -$0 }, y.map { _ in 0 }] {
        try student.expect(
          student.memorylessDirection(gradient: g, step: s, change: down), equals: g.map { -$0 },
          remark:
            "Where yᵀs is not positive, B would not be positive definite and the direction might lead "
            + "uphill: return −g.")
      }
    }
  },

  Check("work that grows with n", after: "the secant condition") { student in
    let count = 3000
    let g = (0..<count).map { _ in student.generator.normal() }
    let s = (0..<count).map { _ in student.generator.normal() }
    let answer = try student.expect(
      costsAtMost: 30,
      timesThatOf: {
        memorylessDirection(gradient: g, step: s, change: s.map { 2 * $0 })
      },
      remark:
        "With 3000 weights this takes many times longer than vectors need: do not write B out."
    ) { try student.memorylessDirection(gradient: g, step: s, change: s.map { 2 * $0 }) }
    try student.expect(
      answer, equals: memorylessDirection(gradient: g, step: s, change: s.map { 2 * $0 }),
      remark: "With many weights the direction is wrong.")
  },
]
