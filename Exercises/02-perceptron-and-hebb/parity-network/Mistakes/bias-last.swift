// Fails: answers all eight rows of three bits
// Says: is the bias the first number of each row?

func parityNetwork(n: Int) -> [[Double]] {
  let hidden = (1...n).map { k in [Double](repeating: 1, count: n) + [0.5 - Double(k)] }
  return hidden + [(1...n).map { $0 % 2 == 1 ? 1.0 : -1.0 } + [-0.5]]
}
