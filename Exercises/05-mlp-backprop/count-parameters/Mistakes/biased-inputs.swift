// Fails: counts the lesson's networks
// Says: The inputs have no biases

func countParameters(_ sizes: [Int]) -> Int {
  var count = sizes.reduce(0, +)
  for layer in 1..<sizes.count { count += sizes[layer - 1] * sizes[layer] }
  return count
}
