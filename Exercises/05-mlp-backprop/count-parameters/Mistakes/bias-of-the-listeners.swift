// Fails: counts the lesson's networks
// Says: a bias belongs to the unit whose net input it enters

func countParameters(_ sizes: [Int]) -> Int {
  zip(sizes, sizes.dropFirst()).map { from, to in from * (to + 1) }.reduce(0, +)
}
