// Fails: counts the lesson's networks
// Loses: 2 points
// Says: every unit has a bias besides

func countParameters(_ sizes: [Int]) -> Int {
  zip(sizes, sizes.dropFirst()).map { $0 * $1 }.reduce(0, +)
}
