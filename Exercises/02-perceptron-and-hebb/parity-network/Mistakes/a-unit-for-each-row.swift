// Fails: n hidden units suffice
// Loses: 1 point
// Says: larger than it need be

func parityNetwork(n: Int) -> [[Double]] {
  var hidden: [[Double]] = []
  for row in 0..<(1 << n) where row.nonzeroBitCount % 2 == 1 {
    // 1 for each bit that this row has, −1 for the others: the sum is largest for this row alone.
    let weights = (0..<n).map { row >> $0 & 1 == 1 ? 1.0 : -1.0 }
    hidden.append([0.5 - Double(row.nonzeroBitCount)] + weights)
  }
  return hidden + [[-0.5] + [Double](repeating: 1, count: hidden.count)]
}
