// Fails: counts the lesson's networks
// Says: every unit has one of its own

func countParameters(_ sizes: [Int]) -> Int {
  var count = 0
  for layer in 1..<sizes.count { count += sizes[layer - 1] * sizes[layer] + 1 }
  return count
}
