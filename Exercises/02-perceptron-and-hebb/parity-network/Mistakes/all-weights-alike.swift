// Fails: answers all eight rows of three bits
// Loses: 3 points
// Says: their weights alternate in sign

func parityNetwork(n: Int) -> [[Double]] {
  let hidden = (1...n).map { k in [0.5 - Double(k)] + [Double](repeating: 1, count: n) }
  return hidden + [[-0.5] + [Double](repeating: 1, count: n)]
}
