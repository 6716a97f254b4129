import Checking
import Glibc

let visibleChecks = [
  Check("the three activations", part: "answers") { student in
    let net = [-2, -0.5, 0, 0.5, 2]
    try student.expect(
      student.leakyReLU(net, slope: 0.1), equals: leakyReLU(net, slope: 0.1),
      remark: "Multiply by the slope c where a ≤ 0, and by nothing elsewhere.")
    try student.expect(
      student.elu(net, alpha: 1.5), equals: elu(net, alpha: 1.5),
      remark: "Where a ≤ 0 the ELU is α (eᵃ − 1), which is 0 at 0 and never below −α.")
    try student.expect(
      student.scaledTanh(net, amplitude: 1.716, steepness: 2.0 / 3),
      equals: scaledTanh(net, amplitude: 1.716, steepness: 2.0 / 3),
      remark: "The steepness belongs inside the tanh, the amplitude outside.")
  },

  Check("their slopes", part: "slopes") { student in
    let net = [-2, -0.5, 0.5, 2]
    try student.expectGradient(
      student.leakyReLUSlopes(net, slope: 0.1), equals: leakyReLUSlopes(net, slope: 0.1),
      measured: differences(net) { leakyReLU($0, slope: 0.1) },
      remarks: [
        Remark(
          "These are answers over again: the derivative of c a is c.",
          ifEquals: leakyReLU(net, slope: 0.1)),
        Remark(
          "That is the slope of the plain ReLU. On the left, the leaky one has slope c.",
          ifEquals: leakyReLUSlopes(net, slope: 0)),
      ])
    try student.expectGradient(
      student.eluSlopes(net, alpha: 1.5), equals: eluSlopes(net, alpha: 1.5),
      measured: differences(net) { elu($0, alpha: 1.5) },
      remarks: [
        Remark(
          "On the left the derivative of α (eᵃ − 1) is α eᵃ: α is a factor and stays.",
          ifEquals: eluSlopes(net, alpha: 1)),
        Remark(
          "The −1 is a constant: it has no derivative.",
          ifEquals: net.map { $0 > 0 ? 1 : 1.5 * (exp($0) - 1) }),
        Remark(
          "The answer s plus 1 is the slope only where α is 1. Put α eᵃ in terms of s once more.",
          ifEquals: net.map { $0 > 0 ? 1 : 1.5 * (exp($0) - 1) + 1 }),
      ])
    let tanhSlopes = scaledTanhSlopes(net, amplitude: 1.716, steepness: 2.0 / 3)
    let inner = net.map { 1 - pow(tanh(2 * $0 / 3), 2) }
    try student.expectGradient(
      student.scaledTanhSlopes(net, amplitude: 1.716, steepness: 2.0 / 3), equals: tanhSlopes,
      measured: differences(net) { scaledTanh($0, amplitude: 1.716, steepness: 2.0 / 3) },
      sizes: ["the steepness": 2.0 / 3, "the amplitude": 1.716],
      slopes: ["tanh": inner],
      remarks: [
        Remark(
          "1 − s² is the slope of a plain tanh, where s is a plain tanh's answer. Here s has been "
            + "scaled: take the square of tanh(B a), not of A tanh(B a).",
          ifEquals: net.map { 1.716 * 2 / 3 * (1 - pow(1.716 * tanh(2 * $0 / 3), 2)) }),
        Remark(
          "The tanh in the slope is taken at B a, as in the activation.",
          ifEquals: net.map { 1.716 * 2 / 3 * (1 - pow(tanh($0), 2)) }),
      ])
  },
]

/// The slope of an activation at each place, by differences.
func differences(_ net: [Double], _ g: ([Double]) -> [Double]) -> [Double] {
  let h = 1e-5
  return zip(g(net.map { $0 + h }), g(net.map { $0 - h })).map { ($0 - $1) / (2 * h) }
}
