/// The weights of the two hidden units, each as [bias, weight of a, weight of b].
let hiddenWeights: [[Double]] = [
  [0, 0, 0],
  [0, 0, 0],
]

/// The weights of the output unit: [bias, weight of the first hidden unit, of the second].
let outputWeights: [Double] = [0, 0, 0]

/// The network's answer, 0 or 1: both hidden units read `a` and `b`, the output unit reads them.
///
/// A unit answers 1 where its bias plus the weighted sum of its inputs is greater than 0.
func thresholdXOR(a: Double, b: Double) -> Double {
  // Compute both hidden units from `hiddenWeights`, then the output unit from `outputWeights`.
  return 0
}
