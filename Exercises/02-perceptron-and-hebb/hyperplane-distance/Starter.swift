/// The distance of a point from the hyperplane w₀ + w₁x₁ + … + wₙxₙ = 0, positive where the sum is.
///
/// - Parameters:
///   - w: w₀ first, then a weight for each input.
///   - x: the point, one number an input.
func distanceToHyperplane(w: [Double], x: [Double]) -> Double {
  // Write this.
  return 0
}
