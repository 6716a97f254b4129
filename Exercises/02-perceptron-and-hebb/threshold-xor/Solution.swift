/// OR and AND of the inputs.
let hiddenWeights: [[Double]] = [
  [-0.5, 1, 1],
  [-1.5, 1, 1],
]

/// OR and not AND.
let outputWeights: [Double] = [-0.5, 1, -1]

func thresholdXOR(a: Double, b: Double) -> Double {
  let hidden = hiddenWeights.map { unit($0, a, b) }
  return unit(outputWeights, hidden[0], hidden[1])
}

/// A threshold unit: 1 where w₀ + w₁x₁ + w₂x₂ > 0, else 0.
func unit(_ weights: [Double], _ first: Double, _ second: Double) -> Double {
  weights[0] + weights[1] * first + weights[2] * second > 0 ? 1 : 0
}
