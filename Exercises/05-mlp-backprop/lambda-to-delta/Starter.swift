/// The deltas, −∂E/∂netᵢ, of units whose lambdas, ∂E/∂sᵢ, are known.
///
/// - Parameters:
///   - lambdas: λᵢ for each unit of a layer.
///   - s: what the units answered.
///   - activation: "sigmoid", "tanh" or "relu".
func lambdaToDelta(lambdas: [Double], answers s: [Double], activation: String) -> [Double] {
  // Write this.
  return lambdas
}

/// The lambdas of units whose deltas are known; nil for a unit whose delta does not tell.
func deltaToLambda(deltas: [Double], answers s: [Double], activation: String) -> [Double?] {
  // Write this.
  return deltas
}
