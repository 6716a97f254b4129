import Glibc

/// The rate of growth, a(θ) = Σᵢ pᵢθᵢ² + qᵢθᵢ.
func rate(theta: [Double], p: [Double], q: [Double]) -> Double {
  theta.indices.reduce(0) { $0 + p[$1] * theta[$1] * theta[$1] + q[$1] * theta[$1] }
}

/// x(t), where ẋ = ax and x(0) = x0.
func state(at t: Double, rate a: Double, x0: Double) -> Double {
  // Write this.
  x0
}

/// λ(t), where λ̇ = −aλ and λ(t_f) = c.
func coState(at t: Double, rate a: Double, c: Double, finalTime: Double) -> Double {
  // Write this.
  c
}

/// ∂J/∂θᵢ for every i, where J = c·x(t_f), from the state and the co-state at one moment t.
func adjointGradient(
  theta: [Double], p: [Double], q: [Double], c: Double, x0: Double, finalTime: Double, at t: Double
) -> [Double] {
  // Write this.
  theta
}
