// Fails: two groups by MacKay's rule
// Says: with their number in the group

func mackayUpdate(
  alpha: [Double], weights: [Double], variances: [Double], groups: [Int]
) -> [Double] {
  alpha.indices.map { j in
    let members = groups.indices.filter { groups[$0] == j }
    let squares = members.reduce(0) { $0 + weights[$1] * weights[$1] }
    let spread = members.reduce(0) { $0 + variances[$1] }
    let gamma = 1 - alpha[j] * spread
    return gamma / squares
  }
}

func emUpdate(
  alpha: [Double], weights: [Double], variances: [Double], groups: [Int]
) -> [Double] {
  alpha.indices.map { j in
    let members = groups.indices.filter { groups[$0] == j }
    let squares = members.reduce(0) { $0 + weights[$1] * weights[$1] + variances[$1] }
    return Double(members.count) / squares
  }
}
