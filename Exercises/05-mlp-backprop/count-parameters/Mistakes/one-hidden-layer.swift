// Fails: counts networks of any depth
// Loses: 1 point
// Says: those with fewer or more are not

func countParameters(_ sizes: [Int]) -> Int {
  guard sizes.count > 1 else { return 0 }
  let (inputs, hidden, outputs) = (sizes[0], sizes[1], sizes[sizes.count - 1])
  return hidden * (inputs + 1) + outputs * (hidden + 1)
}
