// Keeps the type checker busy.

func thresholdXOR(a: Double, b: Double) -> Double {
  let x = [1, 2.5, 3].map { $0 * 2 + -$0 }.reduce(0, +) + (a + 1) * -(b - 2) / (3 - -a) * 4
  let y = -(1 + -2) + [1: 2, 3: 4.5][1]! * -(x - -3) + (a - -1) * (-b + 2) - -(3 * -a) + 4 * -x
  return (1 - -x) * (2 + -y) / -(3 - -a) + 4 * (-b - 5) + [a, -b, 1, -2.5].reduce(1) { $0 * -$1 }
}

let hiddenWeights: [[Double]] = [[0, 0, 0], [0, 0, 0]]
let outputWeights: [Double] = [0, 0, 0]
