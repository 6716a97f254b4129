import Checking
import Glibc

let visibleChecks = [
  Check("the first step") { student in
    let (start, g) = ([1.0, -2, 0.5], [0.3, -4.0, 0.01])
    let (rate, beta1, beta2, epsilon) = (0.1, 0.9, 0.99, 0.001)
    func moved(_ length: (Double) -> Double) -> [[Double]] {
      [zip(start, g).map { $0 - rate * length($1) }]
    }
    try student.expect(
      student.adam(from: start, gradients: [g], settings: [rate, beta1, beta2, epsilon]),
      equals: adam(start, [g], [rate, beta1, beta2, epsilon]),
      remarks: [
        Remark("Nothing has moved.", ifEquals: [start]),
        Remark(
          "This step goes uphill: subtract it.",
          ifEquals: moved { -$0 / (abs($0) + epsilon) }),
        Remark(
          "Both running means began at zero and are too small by 1 − β: divide them by 1 − βᵗ.",
          ifEquals: moved {
            (1 - beta1) * $0 / ((1 - beta2).squareRoot() * abs($0) + epsilon)
          }),
        Remark(
          "Divide by the root of the mean square: as it is, small gradients make giant steps.",
          ifEquals: moved { $0 / ($0 * $0 + epsilon) }),
        Remark(
          "ε stands under the root. It is added after the root has been taken.",
          ifEquals: moved { $0 / ($0 * $0 + epsilon).squareRoot() }),
      ])
  }
]

/// The reference's weights after each step.
func adam(_ start: [Double], _ gradients: [[Double]], _ settings: [Double]) -> [[Double]] {
  var rule = AdamRule(
    learningRate: settings[0], beta1: settings[1], beta2: settings[2], epsilon: settings[3])
  var w = start
  return gradients.map { g in
    rule.step(&w, gradient: g)
    return w
  }
}
