import Checking

let hiddenChecks = [
  Check("slopes for any constants", part: "slopes", after: "their slopes") { student in
    for count in [1, 6] {
      let net = (0..<count).map { _ in 3 * student.generator.normal() }.map { $0 == 0 ? 1 : $0 }
      let (c, alpha) = (0.3 * student.generator.uniform(), 0.5 + 2 * student.generator.uniform())
      let (a, b) = (1 + student.generator.uniform(), 0.3 + student.generator.uniform())
      let remark =
        "With other constants your slopes are not what differences of the activation give. Do "
        + "they use the constants that they are called with?"
      try student.expectGradient(
        student.leakyReLUSlopes(net, slope: c), equals: leakyReLUSlopes(net, slope: c),
        remark: remark)
      try student.expectGradient(
        student.eluSlopes(net, alpha: alpha), equals: eluSlopes(net, alpha: alpha),
        remark: remark)
      try student.expectGradient(
        student.scaledTanhSlopes(net, amplitude: a, steepness: b),
        equals: scaledTanhSlopes(net, amplitude: a, steepness: b), remark: remark)
      try student.expect(
        student.scaledTanh(net, amplitude: a, steepness: b),
        equals: scaledTanh(net, amplitude: a, steepness: b),
        remark: "With other constants the scaled tanh itself differs.")
      try student.expect(
        student.leakyReLU(net, slope: c), equals: leakyReLU(net, slope: c),
        remark: "With another slope the leaky ReLU itself differs.")
    }
  },

  Check("slopes at the corner and far away", part: "slopes", after: "their slopes") { student in
    try student.expect(
      student.leakyReLUSlopes([0], slope: 0.2), equals: [0.2],
      remark: "At 0 the leaky ReLU's slope is that of the left side: compare with >, not with ≥.")
    try student.expect(
      student.eluSlopes([0], alpha: 2), equals: [2.0],
      remark: "At 0 the ELU's slope is that of the left side: compare with >, not with ≥.")
    let far = [-2000.0, 2000]
    try student.expect(
      student.eluSlopes(far, alpha: 2), equals: [0.0, 1],
      remark: "Far from 0 the ELU's slope is 0 on the left and 1 on the right. Does an exponential "
        + "overflow?")
    try student.expect(
      student.scaledTanhSlopes(far, amplitude: 1.716, steepness: 2.0 / 3), equals: [0.0, 0],
      remark: "Far from 0 the scaled tanh is flat. Does an exponential overflow?")
  },
]
