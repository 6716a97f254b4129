/// MacKay's rule, α ← γ / Σ w² with γ = n − α Σ [H⁻¹]ₖₖ, for each group.
func mackayUpdate(
  alpha: [Double], weights: [Double], variances: [Double], groups: [Int]
) -> [Double] {
  alpha.indices.map { j in
    let members = groups.indices.filter { groups[$0] == j }
    let squares = members.reduce(0) { $0 + weights[$1] * weights[$1] }
    let spread = members.reduce(0) { $0 + variances[$1] }
    let gamma = Double(members.count) - alpha[j] * spread
    return gamma / squares
  }
}

/// The EM rule, α ← n / Σ (w² + [H⁻¹]ₖₖ), for each group.
func emUpdate(
  alpha: [Double], weights: [Double], variances: [Double], groups: [Int]
) -> [Double] {
  alpha.indices.map { j in
    let members = groups.indices.filter { groups[$0] == j }
    let squares = members.reduce(0) { $0 + weights[$1] * weights[$1] + variances[$1] }
    return Double(members.count) / squares
  }
}
