// Fails: answers all eight rows of three bits
// Says: is a hidden unit missing

func parityNetwork(n: Int) -> [[Double]] {
  var rows: [[Double]] = [], output = [-0.5]
  for k in 1..<n {
    rows.append([0.5 - Double(k)] + [Double](repeating: 1, count: n))
    output.append(k % 2 == 1 ? 1 : -1)
  }
  return rows + [output]
}
